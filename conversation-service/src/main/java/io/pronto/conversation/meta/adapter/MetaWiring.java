package io.pronto.conversation.meta.adapter;

import io.pronto.conversation.channel.Web;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class MetaWiring {

    @Bean
    PageConnector messenger(Web web, ObjectMapper json) {
        return new PageConnector(new MetaGraph(web, json), false);
    }

    @Bean
    PageConnector instagram(Web web, ObjectMapper json) {
        return new PageConnector(new MetaGraph(web, json), true);
    }

    @Bean
    WhatsAppConnector whatsApp(Web web, ObjectMapper json) {
        return new WhatsAppConnector(new MetaGraph(web, json));
    }
}
