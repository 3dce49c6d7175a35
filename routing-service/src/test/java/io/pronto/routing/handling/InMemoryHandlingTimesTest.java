package io.pronto.routing.handling;

class InMemoryHandlingTimesTest implements HandlingTimesContract {
    @Override
    public HandlingTimes empty() {
        return new InMemoryHandlingTimes();
    }
}
