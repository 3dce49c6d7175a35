package io.pronto.routing.skill;

class InMemorySkillsTest implements SkillsContract {
    @Override
    public Skills empty() {
        return new InMemorySkills();
    }
}
