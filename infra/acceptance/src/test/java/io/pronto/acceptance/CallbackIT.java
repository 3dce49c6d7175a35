package io.pronto.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is there, so the customer would rather be called; whoever comes next calls her. */
class CallbackIT {
    private static final String NUMBER = "+4930901820";
    private static Browsers browsers;

    /** The widget's words. */
    enum Customer {
        EN(
                "en",
                "I would like to talk to a person please",
                "Write a message…",
                "Open chat",
                "You need not wait here.",
                "Call me back",
                "Your phone number, with country code",
                "Your place is kept."),
        ZH("zh", "我要转人工客服", "输入消息…", "打开在线客服", "您不必在此等待", "给我回电", "您的电话号码（含国家代码）", "您的排队位置已保留");

        final String language;
        final String wish;
        final String field;
        final String open;
        final String instead;
        final String callMe;
        final String phone;
        final String kept;

        Customer(
                String language,
                String wish,
                String field,
                String open,
                String instead,
                String callMe,
                String phone,
                String kept) {
            this.language = language;
            this.wish = wish;
            this.field = field;
            this.open = open;
            this.instead = instead;
            this.callMe = callMe;
            this.phone = phone;
            this.kept = kept;
        }
    }

    @BeforeAll
    static void open() {
        browsers = new Browsers();
    }

    @AfterAll
    static void close() {
        browsers.close();
    }

    @ParameterizedTest
    @EnumSource(Customer.class)
    void whoeverComesNextCallsHer(Customer customer) throws Exception {
        Steps.present("mei.lin", "ONLINE");
        Texts texts = new Texts(customer.language);
        Page shop = browsers.person(customer.language);
        shop.navigate(TheSuite.shopUrl() + "/index.html?lang=" + customer.language);
        shop.getByLabel(customer.open).first().click();
        assertThat(shop.getByPlaceholder(customer.field)).isVisible();
        Steps.nobodyIsThere();
        Steps.say(shop, customer.field, customer.wish);

        // She may wait, and leaves a number instead.
        assertThat(shop.getByText(customer.instead).first()).isVisible();
        shop.getByRole(AriaRole.BUTTON, named(customer.callMe)).first().click();
        shop.getByLabel(customer.phone).fill(NUMBER);
        boolean nobodyWorksNow = shop.locator("#call-time option[value='']").count() == 0;
        shop.locator("#way button[type=submit]").click();
        if (nobodyWorksNow) {
            // Out of hours she has chosen a time; there is nothing to do for anybody before.
            assertThat(shop.getByText(NUMBER).first()).isVisible();
        } else {
            assertThat(shop.getByText(customer.kept).first()).isVisible();
            call(customer, texts);
        }
        shop.context().close();
    }

    private static void call(Customer customer, Texts texts) {
        Page agent = browsers.staff("mei.lin", customer.language, "/workspace");
        Steps.becomeOnline(agent, texts);
        Locator offer = agent.locator("section[data-offer]").filter(new Locator.FilterOptions().setHasText(NUMBER));
        assertThat(offer).isVisible();
        offer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(texts.of("workspace", "offer.accept")))
                .click();

        Locator wish = agent.getByRole(AriaRole.REGION, named(texts.of("workspace", "callback.label")));
        assertThat(wish.getByRole(AriaRole.LINK)).hasAttribute("href", "tel:" + NUMBER);
        wish.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(texts.of("workspace", "callback.reached"))
                                .setExact(true))
                .click();
        assertThat(wish).hasCount(0);
        agent.getByRole(AriaRole.BUTTON, named(texts.of("workspace", "action.resolve")))
                .click();
        agent.context().close();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
