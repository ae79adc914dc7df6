// Sentiment with a recurrent network: the code of 02-sentiment.ipynb, for JShell.
// Run it with: install/rondo jshell notebooks/02-sentiment.jsh

// The data: snippets of film reviews, and what some twenty readers made of each.
Table.read().csv("data/film-reviews.csv").first(6);

// How the network is to see it: the words of a snippet, in order, and one answer.
LabelledTexts reviews = texts("data/film-reviews.csv")
    .text("review").label("sentiment")
    .words(10_000).minCount(2).split(80, 10, 10).seed(1);
reviews;

// The words it knows, the most frequent of the training part.
reviews.vocabulary();

// A sentence as the network gets it.
String sentence = "It isn't a bad film, it's a sluggish, unfunny mess, and I couldn't wait for the end.";
System.out.println(reviews.prepare().tokens(sentence));
System.out.println(Arrays.toString(reviews.prepare().numbers(sentence)));

// A first network, without anything against learning by heart.
Classifier first = reviews.model(embed(64).bidirectional(lstm(32)).last());
Run firstRun = first.train(epochs(4));
firstRun;

// Its loss curves, the best epoch marked.
firstRun.plot();

// Three ways to make one vector of a text, by one plan; choose by the validation loss.
TrainingPlan plan = epochs(6).batch(64)
    .optimizer(adamW(0.003).weightDecay(0.1)).schedule(cosine());
SequenceArchitecture reader = embed(128).dropout(0.7).bidirectional(gru(32));
for (SummaryArchitecture way : List.of(reader.last(), reader.mean(), reader.attend())) {
    System.out.println(reviews.model(way.dropout(0.5)).train(plan.epochs(3).quiet()));
}

// The network that was chosen; the validation part has done its work and is learned from too.
Classifier critic = reviews.split(90, 0, 10).model(reader.mean().dropout(0.5));
Run run = critic.train(plan.validation(0));
run;

// Its training loss.
run.plot();

// Judged on the test part, which it has not seen.
TextClassification test = critic.evaluate();
test;

// What was taken for what.
test.plot();

// The snippets it got most wrong.
test.mostWrong(8);

// A sentence of your own.
critic.predict("A witty, moving film with wonderful performances.");

// Several at once.
critic.predict(List.of(
    "It's a sluggish, unfunny mess.",
    "The actors are good, but the story is dull and far too long.",
    "The story is dull and far too long, but the actors are good.",
    "I have seen worse.",
    "zxqv zxqv zxqv"));

// Which words told, and which way.
critic.explain("The actors are good, but the story is dull and far too long.");

// The same words in another order.
critic.explain("The story is far too good to be dull, and the actors are not long on screen.");

// Words that it learned to treat alike.
critic.nearest("dull");

// One file holds all of it.
File file = File.createTempFile("critic", ".safetensors");
file.deleteOnExit();
critic.save(file.getPath());
Classifier again = load(file.getPath()).classifier();
System.out.println(again);
System.out.println(again.predict("A witty, moving film with wonderful performances."));

// The figures, with all their digits.
System.out.println("accuracy = " + test.accuracy());
System.out.println("accuracy_majority = " + test.majorityAccuracy());
System.out.println("macro_f1 = " + test.macroF1());
System.out.println("train_seconds = " + run.history().seconds());
