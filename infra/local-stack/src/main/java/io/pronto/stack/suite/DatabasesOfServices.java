package io.pronto.stack.suite;

import io.pronto.stack.server.PostgresAdministration;

/** One database per service, each with an owner of its own who cannot enter the others'. */
record DatabasesOfServices(PostgresAdministration administration, Secrets secrets) {
    void ensure() {
        for (var service : Part.services()) {
            service.database()
                    .ifPresent(name -> administration.ensureDatabase(
                            name, secrets.get(ServiceEnvironment.databasePassword(service))));
        }
    }
}
