package violations.ambientzone.order;

class Orders {
    long number() {
        return java.time.ZoneId.systemDefault().hashCode();
    }
}
