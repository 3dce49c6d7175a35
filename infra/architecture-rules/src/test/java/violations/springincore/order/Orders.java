package violations.springincore.order;

import org.springframework.core.env.Environment;

class Orders {
    int most(Environment environment) {
        return environment.getActiveProfiles().length;
    }
}
