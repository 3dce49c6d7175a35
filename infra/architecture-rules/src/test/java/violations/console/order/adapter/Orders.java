package violations.console.order.adapter;

class Orders {
    void show() {
        System.out.println("x");
    }
}
