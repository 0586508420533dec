package org.edgesroutes.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CadenceTableTest {

    @Test
    void theTableInTheDocsIsTheOneThatIsComputed() throws IOException {
        assertThat(Files.readString(Path.of("docs/completeness.md"))).contains(CadenceTable.markdown());
    }
}
