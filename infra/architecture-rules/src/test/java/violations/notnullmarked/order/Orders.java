package violations.notnullmarked.order;

class Orders {}
