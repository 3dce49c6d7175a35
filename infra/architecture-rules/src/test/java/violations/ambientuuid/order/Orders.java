package violations.ambientuuid.order;

class Orders {
    long number() {
        return java.util.UUID.randomUUID().getMostSignificantBits();
    }
}
