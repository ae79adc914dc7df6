import java.nio.file.*;
import java.util.function.*;
import java.util.stream.*;
import dev.rondo.data.*;
import dev.rondo.output.*;
