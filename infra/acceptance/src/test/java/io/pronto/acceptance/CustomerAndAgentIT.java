package io.pronto.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One enquiry, from first word to rated, in both languages, with a customer, an agent and a manager at real browsers. */
class CustomerAndAgentIT {
    private static Browsers browsers;

    /** What the customer says, and the widget's words for what she presses. */
    enum Customer {
        EN(
                "en",
                "mei.lin",
                "How many days do I have to send something back?",
                "30",
                "I would like to talk to a person please",
                "Hello, this is Mei. I am looking at your order now.",
                "Thank you, that was quick!",
                "Write a message…",
                "5 of 5",
                "Send rating",
                "Thank you for your rating.",
                "Open chat"),
        ZH(
                "zh",
                "mei.lin",
                "买了多少天之内可以退货？",
                "30",
                "我要转人工客服",
                "您好，我是小林，正在为您查看订单。",
                "谢谢，回复得真快！",
                "输入消息…",
                "5 分（满分 5 分）",
                "提交评价",
                "感谢您的评价。",
                "打开在线客服");

        final String language;
        final String agent;
        final String question;
        final String fact;
        final String wish;
        final String reply;
        final String thanks;
        final String field;
        final String stars;
        final String sendRating;
        final String rated;
        final String open;

        Customer(
                String language,
                String agent,
                String question,
                String fact,
                String wish,
                String reply,
                String thanks,
                String field,
                String stars,
                String sendRating,
                String rated,
                String open) {
            this.language = language;
            this.agent = agent;
            this.question = question;
            this.fact = fact;
            this.wish = wish;
            this.reply = reply;
            this.thanks = thanks;
            this.field = field;
            this.stars = stars;
            this.sendRating = sendRating;
            this.rated = rated;
            this.open = open;
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
    void fromFirstWordToRated(Customer customer) {
        Texts texts = new Texts(customer.language);
        Page agent = browsers.staff(customer.agent, customer.language, "/workspace");
        Steps.becomeOnline(agent, texts);

        Page shop = browsers.person(customer.language);
        shop.navigate(TheSuite.shopUrl() + "/index.html?lang=" + customer.language);
        shop.getByLabel(customer.open).first().click();
        Locator transcript = shop.getByRole(AriaRole.LOG);

        // The bot answers from an article and says which.
        Steps.say(shop, customer.field, customer.question);
        Locator source = transcript
                .locator("a[href*='/help/" + customer.language + "/']")
                .first();
        assertThat(source).isVisible();
        assertThat(transcript).containsText(customer.fact);

        // A person is asked for; the agent gets the offer and takes it.
        Steps.say(shop, customer.field, customer.wish);
        Locator offer =
                agent.locator("section[data-offer]").filter(new Locator.FilterOptions().setHasText(customer.wish));
        assertThat(offer).isVisible();
        offer.getByRole(AriaRole.BUTTON, named(texts.of("workspace", "offer.accept")))
                .click();

        Locator messages = agent.getByRole(AriaRole.LOG).first();
        assertThat(messages).containsText(customer.question);
        assertThat(messages).containsText(customer.wish);

        Locator composer = agent.getByPlaceholder(texts.of("workspace", "composer.placeholder.reply"));
        composer.fill(customer.reply);
        composer.press("Control+Enter");
        assertThat(transcript).containsText(customer.reply);

        // Both ways, live.
        Steps.say(shop, customer.field, customer.thanks);
        assertThat(messages).containsText(customer.thanks);

        // A reload loses nothing.
        shop.reload();
        shop.getByLabel(customer.open).first().click();
        assertThat(shop.getByRole(AriaRole.LOG)).containsText(customer.reply);

        agent.getByRole(AriaRole.BUTTON, exactly(texts.of("workspace", "action.resolve")))
                .click();
        shop.getByLabel(customer.stars).check(new Locator.CheckOptions().setForce(true));
        shop.getByRole(AriaRole.BUTTON, exactly(customer.sendRating)).click();
        assertThat(shop.getByText(customer.rated)).isVisible();

        // The manager's figures know it, without anybody having written them down.
        Page manager = browsers.staff("peter.novak", customer.language, "/insights");
        Texts words = new Texts(customer.language);
        manager.getByText(words.of("insights", "preset.today"), new Page.GetByTextOptions().setExact(true))
                .click();
        Locator rating =
                manager.locator("dl > div", new Page.LocatorOptions().setHasText(words.of("insights", "csat")));
        assertThat(rating.first()).containsText("/ 5");
        Locator first = manager.locator(
                "dl > div", new Page.LocatorOptions().setHasText(words.of("insights", "firstResponse")));
        assertThat(first.first()).containsText(Pattern.compile("n = [1-9]"));

        // The supervisor's board shows who is there.
        Page supervisor = browsers.staff("grace.zhao", customer.language, "/board");
        assertThat(supervisor.getByText("Mei Lin").first()).isVisible();

        for (Page page : new Page[] {agent, shop, manager, supervisor}) {
            page.context().close();
        }
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static GetByRoleOptions exactly(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
