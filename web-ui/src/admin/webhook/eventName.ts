/** The part of an event's full name that says what happened: `AgentReplied` of `io.pronto.conversation.AgentReplied.v1`. */
export function eventName(type: string): string {
  return type.split('.').at(-2) ?? type;
}
