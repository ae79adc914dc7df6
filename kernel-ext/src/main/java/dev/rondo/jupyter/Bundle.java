package dev.rondo.jupyter;

import dev.rondo.output.Rendering;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** A rendering as the kernel sends it. */
record Bundle(Rendering rendering) {

  static Bundle of(Rendering rendering) {
    return new Bundle(rendering);
  }

  /** All of the rendering as one message's data. */
  DisplayData toDisplayData() {
    DisplayData data = new DisplayData();
    fill(data, type -> true);
    return data;
  }

  /**
   * Puts the wanted forms into {@code out}. Nothing to show leaves the text null: that keeps the
   * kernel from adding {@code toString()}, and as null is not sent, a front end shows nothing.
   */
  void fill(DisplayData out, Predicate<MIMEType> wanted) {
    out.putData(MIMEType.TEXT_PLAIN, rendering.isNothing() ? null : rendering.text());
    if (wanted.test(MIMEType.TEXT_HTML)) {
      rendering.html().ifPresent(html -> out.putData(MIMEType.TEXT_HTML, html));
    }
    if (wanted.test(MIMEType.IMAGE_PNG)) {
      rendering.png().ifPresent(png -> fillPicture(out, png));
    }
  }

  private static void fillPicture(DisplayData out, byte[] png) {
    out.putData(MIMEType.IMAGE_PNG, Base64.getEncoder().encodeToString(png));
    PngSize.of(png)
        .ifPresent(
            size ->
                out.putMetaData(
                    MIMEType.IMAGE_PNG, Map.of("width", size.width(), "height", size.height())));
  }
}
