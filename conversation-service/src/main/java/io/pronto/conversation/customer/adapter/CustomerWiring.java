package io.pronto.conversation.customer.adapter;

import io.pronto.conversation.customer.Customers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CustomerWiring {

    @Bean
    Customers customers(JdbcClient jdbc) {
        return new PostgresCustomers(jdbc);
    }
}
