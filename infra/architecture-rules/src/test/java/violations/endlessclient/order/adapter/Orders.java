package violations.endlessclient.order.adapter;

import java.net.http.HttpClient;

class Orders {
    HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
