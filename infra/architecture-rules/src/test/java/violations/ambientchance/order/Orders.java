package violations.ambientchance.order;

class Orders {
    long number() {
        return (long) Math.random();
    }
}
