package io.pronto.conversation.directory;

import io.pronto.conversation.RunningService;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real store, while no routing tells it anything. */
class PostgresDirectoryIT extends RunningService implements DirectoryContract {

    private static final PostgresAddress OWN = TestServers.freshDatabase("directory-contract");

    @DynamicPropertySource
    static void own(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", OWN::url);
        registry.add("spring.datasource.username", OWN::username);
        registry.add("spring.datasource.password", OWN::password);
        registry.add(
                "pronto.bus.prefix",
                () -> "directory-contract-" + ProcessHandle.current().pid());
    }

    @Autowired
    private Directory directory;

    @Override
    public Directory directory() {
        jdbc.sql("DELETE FROM agent").update();
        jdbc.sql("DELETE FROM queue").update();
        return directory;
    }
}
