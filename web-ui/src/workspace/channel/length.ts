import type { ReplyWay } from './channelCalls';

const utf8 = new TextEncoder();

/** How long a text is as the platform counts. */
export function lengthOf(text: string, unit: ReplyWay['unit']): number {
  switch (unit) {
    case 'UTF16':
      return text.length;
    case 'CODE_POINTS':
      return [...text].length;
    case 'BYTES':
      return utf8.encode(text).length;
  }
}

/** Whether the platform would take a reply of these words now. */
export function sendableOn(way: ReplyWay, text: string, files: number, now: number, publicly: boolean): boolean {
  const open = publicly ? way.publicly : way.writableUntil === null || now < Date.parse(way.writableUntil);
  return way.enabled && open && lengthOf(text, way.unit) <= way.longest && (files === 0 || way.mediaTypes.length > 0);
}
