package io.pronto.demo.company.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.demo.company.Company;
import io.pronto.demo.company.HelpArticle;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private static final Company COMPANY = CompanyFiles.company();

    @Test
    void everySkillIsHadByTwoPeopleOverAllAndByOneInEachLanguage() {
        for (Company.Skill skill : COMPANY.skills()) {
            var able = COMPANY.agents().stream()
                    .filter(agent -> agent.skills().getOrDefault(skill.id(), 0) >= 2)
                    .toList();
            assertThat(able).as(skill.id()).hasSizeGreaterThanOrEqualTo(2);
            for (String language : List.of("en", "zh")) {
                assertThat(able)
                        .as("%s in %s", skill.id(), language)
                        .anyMatch(agent -> agent.languages().contains(language));
            }
        }
    }

    @Test
    void whatIsNamedExists() {
        var skills = COMPANY.skills().stream().map(Company.Skill::id).toList();
        assertThat(COMPANY.queues())
                .flatExtracting(Company.Queue::requiredSkills)
                .extracting(Company.SkillNeed::skill)
                .isSubsetOf(skills);
        assertThat(COMPANY.agents())
                .allSatisfy(agent -> assertThat(agent.skills().keySet()).isSubsetOf(skills));
        assertThat(COMPANY.agents())
                .flatExtracting(agent -> agent.skills().values())
                .allSatisfy(level -> assertThat((Integer) level).isBetween(1, 5));
        var customers = COMPANY.customers().stream().map(Company.Customer::id).toList();
        var products = COMPANY.products().stream().map(Company.Product::id).toList();
        assertThat(COMPANY.orders()).extracting(Company.Order::customer).isSubsetOf(customers);
        assertThat(COMPANY.orders()).flatExtracting(Company.Order::items).isSubsetOf(products);
    }

    @Test
    void everyPublicCategoryLeadsToOneQueueAndIsASkill() {
        var topics = COMPANY.queues().stream()
                .flatMap(queue -> queue.topics().stream())
                .toList();
        assertThat(topics).doesNotHaveDuplicates();
        var categories = new HashSet<>(CompanyFiles.articles().stream()
                .filter(article -> article.audience().equals("public"))
                .map(HelpArticle::category)
                .toList());
        assertThat(topics).containsAll(categories);
        categories.remove("shipping"); // part of orders, by the knowledge base's settings
        assertThat(COMPANY.skills()).extracting(Company.Skill::id).containsAll(categories);
    }

    @Test
    void customersAndOrdersAreTheirOwn() {
        assertThat(COMPANY.customers()).hasSize(60);
        assertThat(COMPANY.customers()).extracting(Company.Customer::id).doesNotHaveDuplicates();
        assertThat(COMPANY.customers())
                .extracting(Company.Customer::email)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.endsWith("@example.com") || email.endsWith("@example.cn"));
        assertThat(COMPANY.customers())
                .extracting(Company.Customer::tier)
                .contains("standard", "premium", "vip")
                .isSubsetOf("standard", "premium", "vip");
        assertThat(COMPANY.orders())
                .extracting(Company.Order::number)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("LG\\d{8}"));
    }

    @Test
    void quickRepliesSayWhatIsDoneInsteadOfAskingToWait() {
        assertThat(COMPANY.quickReplies()).hasSize(12);
        assertThat(COMPANY.quickReplies())
                .extracting(Company.QuickReply::shortcut)
                .doesNotHaveDuplicates();
        assertThat(COMPANY.quickReplies()).allSatisfy(reply -> {
            assertThat(reply.en().text())
                    .doesNotContainIgnoringCase("please wait")
                    .doesNotContain("as soon as possible");
            assertThat(reply.zh().text()).doesNotContain("稍等").doesNotContain("尽快");
        });
    }
}
