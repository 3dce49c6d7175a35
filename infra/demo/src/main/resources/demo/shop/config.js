// Where the suite is. Whoever serves this shop may put another file in this one's place; null takes the address in the chat tag.
window.lumenGoods = { server: null };
