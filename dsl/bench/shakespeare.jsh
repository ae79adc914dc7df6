// Shakespeare's plays, character by character: Rondo, PyTorch from the same weights by the same
// plan, and a 5-gram of the same training part. Run it with
//
//   install/rondo jshell dsl/bench/shakespeare.jsh [PYTHON] [EPOCHS] [TEXT] [TABLE]
//
// PYTHON has torch and safetensors; without one it is that of `install/rondo bench --peers`, and
// where there is none either, PyTorch is left out. TEXT is a file or a folder, else all plays;
// TABLE is what the figures are written to, else notebooks/data/shakespeare-full.csv.

String python = args.length > 0 ? args[0] : "../../install/.cache/peers/bin/python";
int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 2;
String text = args.length > 2 ? args[2] : "../../notebooks/data/plays";
Path table = Path.of(args.length > 3 ? args[3] : "../../notebooks/data/shakespeare-full.csv");

int batch = 32;
int steps = 50;
double rate = 0.008;
Corpus plays = corpus(text).characters().unknown().split(90, 5, 5);
SequenceArchitecture architecture = lstm(256).dropout(0.2).lstm(256);
TrainingPlan plan = epochs(epochs).batch(batch).truncate(steps).clip(1)
    .optimizer(adam(rate)).schedule(oneCycle());

StringBuilder rows = new StringBuilder("library,epoch,train nats,validation bits,seconds,peak MB\n");
void row(String library, Object epoch, Object nats, double bits, double seconds, Object megabytes) {
    String line = String.format(Locale.ROOT, "%s,%s,%s,%.4f,%.1f,%s%n",
        library, epoch, nats, bits, seconds, megabytes);
    System.out.print(line);
    rows.append(line);
}
String four(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
}
// The most memory that this process has had (Linux).
long peakMegabytes() throws IOException {
    String status = Files.readString(Path.of("/proc/self/status"));
    Matcher peak = Pattern.compile("VmHWM:\\s*(\\d+) kB").matcher(status);
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
}
double figure(String line, String name) {
    Matcher found = Pattern.compile("\"" + name + "\": ([-+.0-9e]+)").matcher(line);
    if (!found.find()) {
        throw new IllegalStateException("no " + name + " in " + line);
    }
    return Double.parseDouble(found.group(1));
}

// The weights that Rondo draws, under PyTorch's names.
Vocabulary vocabulary = plays.prepare().vocabulary();
NetworkShape shape = new NetworkShape(architecture, vocabulary.size(), 0, vocabulary.size());
Network drawn = Engines.open(shape, org.nd4j.linalg.api.buffer.DataType.FLOAT);
drawn.initialize(plan.seed());
Path start = Files.createTempFile("start", ".safetensors");
TensorFile.of(
    Map.of("characters", String.join("", vocabulary.texts().subList(1, vocabulary.size()))),
    StateDict.of(shape).tensors(drawn.parameters())).write(start);

LanguageModel bard = plays.model(architecture);
System.out.println(bard);
System.out.println(plan);
Run run = bard.train(plan);
for (EpochRow epoch : run.history().epochs()) {
    row("Rondo", epoch.epoch(), four(epoch.trainLoss()),
        epoch.validationLoss().getAsDouble() / Math.log(2), epoch.time().toMillis() / 1e3, peakMegabytes());
}
LanguageScore validation = bard.evaluateValidation();
System.out.println(validation);
System.out.println(bard.evaluate());
row(validation.order() + "-gram", "", "", validation.gramBitsPerCharacter(), 0, "");

if (Files.isExecutable(Path.of(python))) {
    Process peer = new ProcessBuilder(python, "peers/shakespeare.py", text, "--start", start.toString(),
        "--epochs", "" + epochs, "--batch", "" + batch, "--truncate", "" + steps, "--rate", "" + rate,
        "--clip", "1").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader answers = peer.inputReader()) {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            row("PyTorch", (int) figure(line, "epoch"), four(figure(line, "train_nats")),
                figure(line, "validation_bits"), figure(line, "seconds"), (int) figure(line, "peak_mb"));
        }
    }
    if (peer.waitFor() != 0) {
        throw new IllegalStateException("peers/shakespeare.py failed; see its message above");
    }
}
Files.delete(start);
Files.writeString(table, rows);
System.out.println("Written: " + table.normalize());
