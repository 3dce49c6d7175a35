import type { Channel, Priority, Tier } from '../../app/model/conversation';
import { Problem } from '../../app/problem';
import type { LevelNeed, Rule } from './ruleCalls';

/** A rule as its form has it. */
export interface RuleForm {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly stop: boolean;
  readonly channels: readonly Channel[];
  readonly pages: readonly string[];
  readonly fields: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly tags: readonly string[];
  readonly languages: readonly string[];
  readonly tiers: readonly Tier[];
  readonly topics: readonly string[];
  readonly topic: string | null;
  readonly queue: string | null;
  readonly priority: Priority | null;
  readonly required: readonly LevelNeed[];
  readonly preferred: readonly LevelNeed[];
}

export const freshRule: RuleForm = {
  id: '', name: '', active: true, stop: false, channels: [], pages: [], fields: [], tags: [], languages: [], tiers: [], topics: [],
  topic: null, queue: null, priority: null, required: [], preferred: [],
};

export function formOf({ when, gives, ...rule }: Rule): RuleForm {
  return { ...rule, ...when, ...gives, fields: Object.entries(when.fields).map(([name, values]) => ({ name, values })) };
}

export function ruleOf(form: RuleForm): Rule {
  const { id, name, active, stop, channels, pages, fields, tags, languages, tiers, topics, topic, queue, priority, required, preferred } = form;
  return {
    id,
    name,
    active,
    stop,
    when: { channels, pages, fields: Object.fromEntries(fields.map((field) => [field.name, field.values])), tags, languages, tiers, topics },
    gives: { topic: topic ?? null, queue: queue ?? null, required, preferred, priority: priority ?? null },
  };
}

/** The same rules with one of them elsewhere. */
export function moved<T>(rules: readonly T[], from: number, to: number): readonly T[] {
  const one = rules[from];
  if (one === undefined || to < 0 || to >= rules.length || from === to) {
    return rules;
  }
  const rest = rules.filter((_, at) => at !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** A refusal about all rules, as one about a field of this rule's form; others stay as they are. */
export function aboutRule(error: unknown, at: number, say: (code: string, detail: string) => string): unknown {
  if (!(error instanceof Problem) || error.field === null) {
    return error;
  }
  const [, index, field] = /^rules[[/](\d+)\]?[./](?:when|gives)?[./]?(\w*)/.exec(error.field) ?? [];
  if (index === undefined || Number(index) !== at) {
    return error;
  }
  const [, code, detail] = / ?([a-z]+(?:-[a-z]+)+) ?(.*)$/.exec(error.detail) ?? [];
  const words = error.code === 'rules-wrong' && code !== undefined ? say(code, detail ?? '') : error.detail;
  // Never reached or says nothing: that is about the rule as a whole.
  return new Problem(error.status, error.code, words, field === '' || field === undefined ? 'name' : field, error.remedy);
}
