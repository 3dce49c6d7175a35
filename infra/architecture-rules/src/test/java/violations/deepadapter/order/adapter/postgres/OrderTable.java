package violations.deepadapter.order.adapter.postgres;

class OrderTable {}
