package violations.emptyclass.order;

class OrderManager {}
