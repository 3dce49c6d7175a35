package violations.loosesettings;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("order")
class OrderSettings {}
