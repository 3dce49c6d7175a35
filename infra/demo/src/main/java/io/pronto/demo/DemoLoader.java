package io.pronto.demo;

import io.pronto.demo.company.adapter.CompanyFiles;
import io.pronto.demo.loading.adapter.CompanyLoading;
import io.pronto.demo.suite.SuiteAddress;
import io.pronto.demo.suite.adapter.Api;
import io.pronto.demo.suite.adapter.StaffToken;
import io.pronto.demo.suite.adapter.SuiteException;
import java.time.Clock;
import java.util.List;

/**
 * Loads the demo company into a running suite; {@code ./pronto up --demo} calls it when the services are ready. Again and again
 * gives the same. Ends with 0 when everything is loaded and with 1 otherwise.
 */
public final class DemoLoader {
    private DemoLoader() {}

    /** Takes no arguments; the addresses come from the environment, see {@link SuiteAddress#from}. */
    public static void main(String[] arguments) {
        System.exit(load() ? 0 : 1);
    }

    private static boolean load() {
        var suite = SuiteAddress.from(System.getenv());
        var company = CompanyFiles.company();
        var administrator = new StaffToken(suite, company.administrators().getFirst(), Clock.systemUTC());
        System.out.println("Loading " + company.company().name() + " into " + suite.gateway());
        List<String> failures;
        try {
            administrator.get();
            failures = new CompanyLoading(new Api(suite.gateway(), administrator), System.out)
                    .load(company, CompanyFiles.articles());
        } catch (SuiteException e) {
            failures = List.of(e.getMessage());
        }
        failures.forEach(failure -> System.err.println("Not loaded: " + failure));
        return failures.isEmpty();
    }
}
