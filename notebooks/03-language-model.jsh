// A language model: the code of 03-language-model.ipynb, for JShell.
// Run it with: install/rondo jshell notebooks/03-language-model.jsh

// Ten comedies, one after the other.
List<String> names = List.of("as_you_like_it", "comedy_of_errors", "measure_for_measure",
    "merchant_of_venice", "merry_wives_of_windsor", "much_ado_about_nothing",
    "taming_of_the_shrew", "tempest", "twelfth_night", "two_gentlemen_of_verona");
StringBuilder comedies = new StringBuilder();
for (String name : names) {
    comedies.append(Files.readString(Path.of("data/plays/" + name + ".txt")));
}
System.out.println(comedies.substring(9_000, 9_600));

// How the network is to see it: characters, cut into three parts by position.
Corpus plays = corpusOf(comedies.toString()).characters().unknown().split(90, 5, 5);
plays.show();

// The three cells at the same number of weights, by one plan, and the 5-gram beside them.
LanguageComparison cells = plays.compare(
    epochs(3).batch(16).truncate(32).optimizer(adam(0.01)).schedule(oneCycle()).quiet(),
    elman(270), lstm(128), gru(151));
cells;

// Their validation losses.
cells.plot();

// A larger network, which writes after every epoch.
LanguageModel bard = plays.model(lstm(256).dropout(0.2));
TrainingPlan plan = epochs(5).batch(16).truncate(32)
    .optimizer(adam(0.006)).schedule(oneCycle()).sample(1, "ANTONIO.\n");
Run run = bard.train(plan);
run;

// What it wrote after each epoch.
run.samples().forEach(System.out::println);

// Its loss curves, the best epoch marked.
run.plot();

// On the test part, and the 5-gram beside it.
LanguageScore test = bard.evaluate();
test;

// Cautious.
bard.generate("ANTONIO.\n", 400, temperature(0.4).seed(1));

// As it was trained.
bard.generate("ANTONIO.\n", 400, temperature(0.8).seed(1));

// Reckless.
bard.generate("ANTONIO.\n", 400, temperature(1.3).seed(1));

// The likeliest text that a beam of eight finds.
bard.generate("ANTONIO.\n", 200, beam(8));

// Drawn from the likeliest nine tenths.
bard.generate("ANTONIO.\n", 400, topP(0.9).seed(1));

// Bits of every character of two speeches, the second with its words in another order.
bard.surprise("""
    PROSPERO.
    Our revels now are ended. These our actors,
    As I foretold you, were all spirits, and
    Are melted into air, into thin air:
    """);

// The same words, shuffled.
bard.surprise("""
    PROSPERO.
    Ended our now revels are. Actors these our,
    Spirits as all foretold were I you, and
    Melted thin are into into air, air:
    """);

// Which units follow something that a reader can measure.
UnitReadings units = bard.units();
units;

// The unit that follows the line best, over a few lines that the network has not learned from.
UnitReading line = units.top(TextProperty.POSITION_IN_LINE).get(0);
String passage = comedies.substring(comedies.length() - 20_000, comedies.length() - 19_300);
bard.units(passage).unit(line.layer(), line.unit());

// A state in the middle of a line, and what is expected next.
LanguageStep here = bard.step("ANTONIO.\nI pray thee, ", bard.start());
here;

// Two ways on from the same state.
bard.step("s", here.state());

// The other.
bard.step("g", here.state());

// The figures of the full training, as dsl/bench/shakespeare.jsh wrote them.
Table.read().csv("data/shakespeare-full.csv");

// The figures, with all their digits.
System.out.println("bits_per_character = " + test.bitsPerCharacter());
System.out.println("bits_per_character_5gram = " + test.gramBitsPerCharacter());
System.out.println("train_seconds = " + run.history().seconds());
