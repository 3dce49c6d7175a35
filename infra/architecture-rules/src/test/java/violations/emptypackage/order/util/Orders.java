package violations.emptypackage.order.util;

class Orders {}
