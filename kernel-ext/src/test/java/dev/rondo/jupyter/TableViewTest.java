package dev.rondo.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableViewTest {

  @Test
  void a_small_table_is_shown_whole() {
    Table table =
        Table.create(
            "prices",
            StringColumn.create("what", "tea", "<b>&"),
            DoubleColumn.create("euro", new Double[] {2.5, null}));

    assertThat(TableView.of(table).text())
        .isEqualTo("what  euro\n tea   2.5\n<b>&      \nprices: 2 rows x 2 columns");
    assertThat(TableView.of(table).html().orElseThrow())
        .isEqualTo(
            "<div><table><thead><tr><th>what</th><th>euro</th></tr></thead><tbody>"
                + "<tr><td>tea</td><td>2.5</td></tr><tr><td>&lt;b&gt;&amp;</td><td></td></tr>"
                + "</tbody></table><div>prices: 2 rows x 2 columns</div></div>");
  }

  @Test
  void a_large_table_shows_its_ends_and_says_its_size() {
    Table table = Table.create("big");
    for (int c = 0; c < 30; c++) {
      table.addColumns(IntColumn.create("c" + c, IntStream.range(0, 1000).toArray()));
    }

    String html = TableView.of(table).html().orElseThrow();

    assertThat(html.split("<tr>", -1)).hasSize(1 + 1 + 51);
    assertThat(html)
        .contains("<th>c0</th>", "<th>c9</th><th>…</th><th>c20</th>", "<th>c29</th>")
        .contains("<td>24</td>", "<td>975</td>")
        .doesNotContain("<td>25</td>", "<th>c10</th>")
        .contains("big: 1,000 rows x 30 columns; the first and last, 50 rows and 20 columns");
  }

  @Test
  void a_table_without_rows_and_one_without_columns_are_shown() {
    assertThat(TableView.of(Table.create("t", IntColumn.create("c"))).text())
        .isEqualTo("c\nt: 0 rows x 1 columns");
    assertThat(TableView.of(Table.create("")).text()).isEqualTo("Table: 0 rows x 0 columns");
  }

  @Test
  void a_long_text_is_cut_and_its_lines_are_joined() {
    Table table = Table.create("t", StringColumn.create("c", "a\nb" + "x".repeat(500)));

    assertThat(TableView.of(table).text().lines().skip(1).findFirst().orElseThrow())
        .hasSize(120)
        .startsWith("a bx")
        .endsWith("…");
  }
}
