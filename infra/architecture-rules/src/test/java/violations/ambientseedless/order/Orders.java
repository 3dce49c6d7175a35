package violations.ambientseedless.order;

class Orders {
    long number() {
        return new java.util.Random().nextLong();
    }
}
