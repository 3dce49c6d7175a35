package io.pronto.conversation.wechat.adapter;

import io.pronto.conversation.channel.Web;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class TencentWiring {

    @Bean
    TencentConnector weChat(Web web, ObjectMapper json, Clock clock) {
        return new TencentConnector(web, json, clock, new SecureRandom(), false);
    }

    @Bean
    TencentConnector weCom(Web web, ObjectMapper json, Clock clock) {
        return new TencentConnector(web, json, clock, new SecureRandom(), true);
    }
}
