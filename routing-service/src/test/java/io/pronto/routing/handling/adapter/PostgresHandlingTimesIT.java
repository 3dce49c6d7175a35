package io.pronto.routing.handling.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.handling.HandlingTimes;
import io.pronto.routing.handling.HandlingTimesContract;

class PostgresHandlingTimesIT implements HandlingTimesContract {
    @Override
    public HandlingTimes empty() {
        return new PostgresHandlingTimes(StoreDatabase.without("handling_time"), StoreDatabase.writes());
    }
}
