package violations.plainrestclient.order.adapter;

import org.springframework.web.client.RestClient;

class Orders {
    RestClient client() {
        return RestClient.builder().baseUrl("http://orders").build();
    }
}
