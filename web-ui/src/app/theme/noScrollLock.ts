/** Stands in for the component library's scroll lock; see vite.config.ts for why. */
export default function noScrollLock(): void {}
