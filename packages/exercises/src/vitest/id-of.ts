/** `file:///…/exercises/01-numbers/01-dot-product/spec.ts` → `01-numbers/01-dot-product` */
export function idOf(specUrl: string): string {
  return decodeURIComponent(specUrl).split(/[\\/]/).slice(-3, -1).join("/");
}
