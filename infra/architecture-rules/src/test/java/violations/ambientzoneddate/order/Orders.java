package violations.ambientzoneddate.order;

class Orders {
    long number() {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC).toEpochDay();
    }
}
