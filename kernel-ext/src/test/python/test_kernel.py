"""The extension in the real kernel: run with `python -m unittest discover -s kernel-ext/src/test/python`.

The environment names another kernel than "rondo" with RONDO_KERNEL.
"""

import base64
import os
import re
import tempfile
import unittest
from pathlib import Path

from kernel_session import KernelSession

RENDERABLE = """
record Shown(String text) implements Renderable {
  public Rendering rendering() { return Rendering.ofHtml("<b>" + text + "</b>", text); }
}
final class Plot implements Renderable {
  private Object cell;
  Plot plot() {
    NotebookOutput.current().ifPresent(n -> {
      n.show(Rendering.ofText("plot"));
      cell = n.cell();
    });
    return this;
  }
  public Rendering rendering() {
    boolean seen = NotebookOutput.current().map(n -> n.cell().equals(cell)).orElse(false);
    return seen ? Rendering.nothing() : Rendering.ofText("plot");
  }
}
"""

# A training run of 40 epochs in 4 seconds, on a thread of its own as the trainer does it.
RUN = """
TrainingSnapshot at(int epoch, TrainingState state) {
  var rows = IntStream.rangeClosed(1, epoch).mapToObj(e -> new EpochRow(e, 1.0 / e,
      OptionalDouble.of(1.1 / e), Map.of(), 0.003, 0.4, java.time.Duration.ofMillis(100))).toList();
  return new TrainingSnapshot("lstm(32).last()", state, epoch, 40, 9, 9,
      java.time.Duration.ofMillis(100 * epoch), 900, 1.0 / epoch, 0.003, 0.4, rows,
      OptionalInt.of(epoch), TrainingSnapshot.heapInUse(), Optional.empty());
}
void train(LiveDisplay display, AtomicBoolean stop) throws InterruptedException {
  int epoch = 0;
  while (epoch < 40 && !stop.get()) {
    epoch++;
    Thread.sleep(100);
    int now = epoch;
    display.update(() -> at(now, TrainingState.RUNNING));
  }
  Thread.sleep(200);
  display.finish(at(epoch, stop.get() ? TrainingState.STOPPED : TrainingState.DONE));
}
void trainOnItsThread() throws InterruptedException {
  var display = LiveDisplay.here();
  var stop = new AtomicBoolean();
  var trainer = new Thread(() -> { try { train(display, stop); } catch (InterruptedException e) {} });
  trainer.setDaemon(true);
  trainer.start();
  try { trainer.join(); } catch (InterruptedException e) { stop.set(true); throw e; }
}
"""

HERE = "org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel()"


def setUpModule():
    global kernel
    kernel = KernelSession()
    for source in (RENDERABLE, "import java.util.concurrent.atomic.AtomicBoolean;\n" + RUN):
        reply = kernel.run(source)
        assert reply.status == "ok", reply


def tearDownModule():
    kernel.close()


class Imports(unittest.TestCase):
    def test_are_there_without_a_statement_of_set_up(self):
        session = KernelSession()
        try:
            reply = session.run(
                "Function<Integer, Integer> f = x -> x + 1;\n"
                "Stream.of(1, 2).map(f).toList() + Path.of(\"a\").toString()"
                " + Table.create(\"t\").name() + Nd4j.scalar(1).getInt(0)"
                " + INDArray.class.getSimpleName() + Renderable.class.getSimpleName()"
            )
            self.assertEqual({"text/plain": "[2, 3]at1INDArrayRenderable"}, reply.result, reply)
            self.assertEqual("", reply.errors)
        finally:
            session.close()

    def test_leave_the_jdk_names_alone(self):
        reply = kernel.run(
            'Duration.ofSeconds(1).toString() + List.of(1) + LocalDate.of(2025, 1, 2)'
            ' + new File("x").getName() + Map.of()'
        )
        self.assertEqual("ok", reply.status, reply)


class Values(unittest.TestCase):
    def test_a_renderable_is_html_and_text(self):
        reply = kernel.run('new Shown("hi")')
        self.assertEqual({"text/plain": "hi", "text/html": "<b>hi</b>"}, reply.result)

    def test_a_renderable_asked_for_as_text_is_text(self):
        reply = kernel.run('display(new Shown("hi"), "text/plain");')
        self.assertEqual([{"text/plain": "hi"}], reply.shown)

    def test_a_renderable_that_fails_does_not_fail_its_cell(self):
        reply = kernel.run(
            "Renderable broken = () -> { throw new IllegalStateException(\"no data\"); };\nbroken"
        )
        self.assertEqual("ok", reply.status)
        self.assertIn("cannot be shown: java.lang.IllegalStateException: no data", reply.result["text/plain"])

    def test_a_table_is_bounded_and_says_its_size(self):
        reply = kernel.run(
            'var big = Table.create("big");\n'
            "for (int c = 0; c < 30; c++)"
            ' big.addColumns(IntColumn.create("c" + c, IntStream.range(0, 1000).toArray()));\nbig'
        )
        html = reply.result["text/html"]
        self.assertEqual(1 + 51, html.count("<tr>"))
        self.assertEqual(21, html.count("<th>"))
        self.assertIn("big: 1,000 rows x 30 columns", html)
        self.assertIn("big: 1,000 rows x 30 columns", reply.result["text/plain"])

    def test_an_array_says_its_shape_type_and_values(self):
        reply = kernel.run("Nd4j.create(new float[][] {{1, 2, 3}, {4, 5, 6}})")
        self.assertIn("INDArray FLOAT [2, 3], 6 values", reply.result["text/plain"])
        self.assertIn("<td>6</td>", reply.result["text/html"])

    def test_a_large_array_is_shown_at_once(self):
        reply = kernel.run(
            "var large = Nd4j.create(200, 500, 100);\nlong from = System.nanoTime();\n"
            "render(large);\nSystem.nanoTime() - from < 500_000_000L"
        )
        self.assertEqual("true", reply.result["text/plain"], reply)
        reply = kernel.run("large")
        self.assertIn("10,000,000 values", reply.result["text/plain"])
        self.assertLess(len(reply.result["text/plain"]), 4000)

    def test_a_chart_is_a_picture(self):
        reply = kernel.run(
            "var chart = new org.knowm.xchart.XYChartBuilder().width(400).height(300)"
            '.title("Squares").build();\n'
            'chart.addSeries("s", new double[] {1, 2, 3}, new double[] {1, 4, 9});\nchart'
        )
        png = base64.b64decode(reply.result["image/png"])
        self.assertEqual(b"\x89PNG", png[:4])
        self.assertEqual((400, 300), (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")))
        self.assertEqual("chart 'Squares', 400 x 300 pixels", reply.result["text/plain"])


    def test_a_dense_picture_says_how_wide_it_is_meant(self):
        reply = kernel.run(
            "byte[] dense = java.util.HexFormat.of().parseHex(\"89504e470d0a1a0a"
            "0000000d49484452000005f000000348" + "00" * 9 +
            "0000000970485973000016250000162501" + "00" * 4 + "\");\n"
            'NotebookOutput.current().get().show(Rendering.ofPng(dense, "x"));'
        )
        content, = reply.of("display_data")
        self.assertEqual({"width": 760, "height": 420}, content["metadata"]["image/png"])


class Plots(unittest.TestCase):
    def test_a_plot_shows_at_once_and_nothing_more_at_the_end_of_its_cell(self):
        reply = kernel.run("new Plot().plot()")
        self.assertEqual([{"text/plain": "plot"}], reply.shown)
        self.assertEqual({}, reply.result)

    def test_several_in_one_cell_all_show(self):
        reply = kernel.run("new Plot().plot();\nnew Plot().plot();\nnew Plot().plot();")
        self.assertEqual(3, len(reply.shown))

    def test_a_plot_of_another_cell_shows_again(self):
        self.assertEqual(1, len(kernel.run("var kept = new Plot().plot();").shown))
        self.assertEqual({"text/plain": "plot"}, kernel.run("kept").result)

    def test_a_plot_that_was_not_shown_yet_is_shown(self):
        self.assertEqual({"text/plain": "plot"}, kernel.run("new Plot()").result)

    def test_a_cell_keeps_its_identity_and_no_other_has_it(self):
        reply = kernel.run("var first = NotebookOutput.current().get().cell();\n"
                           "NotebookOutput.current().get().cell().equals(first)")
        self.assertEqual("true", reply.result["text/plain"])
        reply = kernel.run("NotebookOutput.current().get().cell().equals(first)")
        self.assertEqual("false", reply.result["text/plain"])


class LiveOutput(unittest.TestCase):
    def test_a_worker_thread_updates_by_id(self):
        reply = kernel.run(
            'var handle = NotebookOutput.current().get().show(Rendering.ofText("one"));\n'
            'var worker = new Thread(() -> handle.update(Rendering.ofText("two")));\n'
            "worker.start(); worker.join();"
        )
        first, = reply.of("display_data")
        second, = reply.of("update_display_data")
        self.assertEqual("one", first["data"]["text/plain"])
        self.assertEqual("two", second["data"]["text/plain"])
        self.assertEqual(first["transient"]["display_id"], second["transient"]["display_id"])

    def test_two_outputs_have_two_ids(self):
        show = 'NotebookOutput.current().get().show(Rendering.ofText("x"));\n'
        ids = {c["transient"]["display_id"] for c in kernel.run(show + show).of("display_data")}
        self.assertEqual(2, len(ids))

    def test_a_training_card_moves_and_ends_in_its_last_state(self):
        reply = kernel.run("trainOnItsThread();")
        cards = reply.shown + reply.updates
        epochs = [int(re.match(r"epoch (\d+)/40", card["text/plain"])[1]) for card in cards]
        self.assertEqual(1, len(reply.shown))
        self.assertGreaterEqual(len(reply.updates), 5)
        self.assertLessEqual(len(cards), 200)
        self.assertEqual(sorted(epochs), epochs)
        self.assertEqual(40, epochs[-1])
        self.assertTrue(cards[-1]["text/plain"].endswith("done"))
        self.assertTrue(all(len(card["text/html"]) < 20_000 for card in cards))
        self.assertEqual("", reply.text + reply.errors)

    def test_what_comes_after_the_cell_arrives_in_its_output_when_the_next_one_runs(self):
        reply = kernel.run(
            'var late = NotebookOutput.current().get().show(Rendering.ofText("running"));\n'
            "var teller = new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) {}"
            ' late.update(Rendering.ofText("ended")); }); teller.setDaemon(true); teller.start();'
        )
        identity = reply.of("display_data")[0]["transient"]["display_id"]
        kernel.client.wait_for_ready(timeout=30)
        reply = kernel.run("Thread.sleep(800);")
        update, = reply.of("update_display_data")
        self.assertEqual(identity, update["transient"]["display_id"])
        self.assertEqual("ended", update["data"]["text/plain"])

    def test_an_interrupt_ends_the_cell_and_the_card_says_how_it_ended(self):
        seen = []

        def third_update(message):
            seen.append(message["msg_type"])
            return seen.count("update_display_data") == 3

        reply, took = kernel.interrupt_when("trainOnItsThread();", third_update)
        self.assertEqual("error", reply.status)
        self.assertLess(took, 2)
        # The run's last word comes as the cell ends or with the next one, in the same output.
        said = reply.updates + kernel.updates_until_end_of("Thread.sleep(800);")
        self.assertIn("stopped", said[-1]["text/plain"])
        self.assertEqual({"text/plain": "2"}, kernel.run("1 + 1").result)


class Installation(unittest.TestCase):
    """In kernels of their own: these change or break the extension."""

    def session(self, change=None):
        log = tempfile.TemporaryFile()
        self.addCleanup(log.close)
        session = KernelSession(change, log)
        self.addCleanup(session.close)
        return session

    def said_at_start(self, session):
        session.log.seek(0)
        lines = session.log.read().decode("utf-8").splitlines()
        return [line for line in lines if "Rondo" in line or "SLF4J" in line]

    def test_says_nothing_when_all_is_well(self):
        session = self.session()
        reply = session.run("Nd4j.ones(2).sumNumber().intValue()")
        self.assertEqual({"text/plain": "2"}, reply.result)
        self.assertEqual([], reply.of("stream"))
        self.assertEqual([], self.said_at_start(session))

    def test_twice_is_as_good_as_once_and_can_be_undone(self):
        session = self.session()
        session.run(RENDERABLE)
        again = session.run(f"new dev.rondo.jupyter.RondoExtension().install({HERE});")
        self.assertEqual([], again.messages)
        self.assertEqual({"text/plain": "hi", "text/html": "<b>hi</b>"}, session.run('new Shown("hi")').result)

        session.run(f"new dev.rondo.jupyter.RondoExtension().uninstall({HERE});")
        self.assertEqual({"text/plain": "Shown[text=hi]"}, session.run('new Shown("hi")').result)
        self.assertEqual({"text/plain": "true"}, session.run("NotebookOutput.current().isEmpty()").result)

        session.run(f"new dev.rondo.jupyter.RondoExtension().install({HERE});")
        self.assertEqual({"text/plain": "hi", "text/html": "<b>hi</b>"}, session.run('new Shown("hi")').result)

    def test_a_missing_library_leaves_the_kernel_and_the_rest_alive(self):
        def without_xchart(spec):
            entries = spec.env["JJAVA_CLASSPATH"].split(os.pathsep)
            kept = [entry for entry in entries if "xchart" not in entry.lower()]
            self.assertLess(len(kept), len(entries))
            spec.env["JJAVA_CLASSPATH"] = os.pathsep.join(kept)

        session = self.session(without_xchart)
        self.assertEqual(1, len(self.said_at_start(session)))
        self.assertIn("org/knowm/xchart", self.said_at_start(session)[0])
        reply = session.run('Table.create("t", IntColumn.create("c", 1))')
        self.assertIn("t: 1 rows x 1 columns", reply.result["text/html"])

    def test_without_any_of_our_classes_behind_it_the_kernel_still_runs(self):
        def bridge_alone(spec):
            entries = spec.env["JJAVA_CLASSPATH"].split(os.pathsep)
            kept = [entry for entry in entries if "rondo-jupyter" in entry or "kernel-ext" in entry]
            self.assertEqual(1, len(kept))
            spec.env["JJAVA_CLASSPATH"] = kept[0]

        session = self.session(bridge_alone)
        self.assertEqual(1, len(self.said_at_start(session)))
        self.assertEqual({"text/plain": "2"}, session.run("1 + 1").result)

    def test_an_import_that_is_refused_leaves_the_others(self):
        with tempfile.TemporaryDirectory() as folder:
            imports = Path(folder) / "dev" / "rondo" / "imports.jsh"
            imports.parent.mkdir(parents=True)
            imports.write_text("import no.such.thing.*;\nimport java.util.stream.*;\n", encoding="utf-8")

            def broken_imports(spec):
                spec.env["JJAVA_CLASSPATH"] = folder + os.pathsep + spec.env["JJAVA_CLASSPATH"]

            session = self.session(broken_imports)
            self.assertEqual(1, len(self.said_at_start(session)))
            self.assertIn("'import no.such.thing.*;' is refused", self.said_at_start(session)[0])
            self.assertEqual({"text/plain": "1"}, session.run("Stream.of(1).count()").result)

    def test_switched_off_it_does_nothing(self):
        def off(spec):
            spec.env["JJAVA_LOAD_EXTENSIONS"] = "0"

        session = self.session(off)
        self.assertEqual("error", session.run("Stream.of(1)").status)


if __name__ == "__main__":
    unittest.main()
