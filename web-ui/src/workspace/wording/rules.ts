/** Wording that promises nothing, and what to say instead. */
export interface Rule {
  readonly key: RuleKey;
  readonly pattern: RegExp;
  /** `{{time}}` is a time of day; square brackets are left to fill in. */
  readonly instead: string;
}

export const ruleKeys = ['wait', 'soon', 'later', 'lookInto', 'somebody', 'working', 'maybe', 'tryLater'] as const;
export type RuleKey = (typeof ruleKeys)[number];

const english: readonly Rule[] = [
  { key: 'tryLater', pattern: /\b(?:please )?(?:try|come back|contact us|write to us|check(?: back)?)(?: it)? (?:again )?later(?: on)?\b/giu, instead: 'please try again after {{time}}; if it still fails, write to me here' },
  { key: 'wait', pattern: /\b(?:please |kindly |can you |could you )?(?:wait|hold on|hang on|bear with (?:me|us)|stand by)(?: for)?(?: (?:a|one|just a|just one) (?:moment|second|sec|minute|bit|while))?(?: please)?\b/giu, instead: 'I am checking this now and will write to you by {{time}}' },
  { key: 'wait', pattern: /\b(?:just )?(?:a|one) (?:moment|second|sec|minute)(?:,? please)?\b/giu, instead: 'I am checking this now and will write to you by {{time}}' },
  { key: 'soon', pattern: /\b(?:as soon as (?:possible|we can|i can)|asap|at (?:your|our|the) earliest(?: convenience)?|shortly|very soon|soon|in due course|right away|momentarily)\b/giu, instead: 'by {{time}}' },
  { key: 'later', pattern: /\b(?:(?:we|i)(?:'ll| will) )?(?:get back to you|let you know|keep you (?:posted|updated)|be in touch|reach out(?: to you)?)\b(?: (?:later|soon|shortly))?/giu, instead: 'I will write to you by {{time}}' },
  { key: 'lookInto', pattern: /\b(?:(?:we|i)(?:'ll| will|'m going to| are going to) )?(?:look(?:ing)? into (?:it|this|that)|check (?:on )?(?:it|this|that)|see what (?:we|i) can do)\b/giu, instead: 'I will check [what exactly] and tell you the result by {{time}}' },
  { key: 'somebody', pattern: /\b(?:someone|somebody|our team|the (?:relevant|responsible|appropriate) (?:team|department|colleagues?)|a colleague|the team) will\b/giu, instead: '[name] from [team] will, by {{time}},' },
  { key: 'working', pattern: /\b(?:we(?:'re| are)|i(?:'m| am)) (?:currently )?working on (?:it|this)\b|\b(?:it|this) is being (?:processed|handled|looked at)\b/giu, instead: '[step done] is finished; next is [next step], done by {{time}}' },
  { key: 'maybe', pattern: /\b(?:it )?(?:should|might) be (?:fine|ok|okay|resolved|fixed|working)(?: (?:soon|now))?\b/giu, instead: 'it is fixed when [what the customer sees]; I check this at {{time}}' },
];

const chinese: readonly Rule[] = [
  { key: 'tryLater', pattern: /(?:请(?:您)?)?(?:稍后|晚点|过一会儿?|待会儿?)再(?:试(?:试|一下|一次)?|来|联系(?:我们)?|看(?:看|一下)?)/gu, instead: '请在 {{time}} 之后再试，如果还不行请直接回复我' },
  { key: 'wait', pattern: /(?:请|麻烦)?(?:您|你)?(?:先)?(?:稍等(?:一下|片刻|一会儿?)?|稍候|等一下|等一会儿?|等等|耐心等待|耐心等候|等待一下)/gu, instead: '我正在核实，{{time}} 前回复您' },
  { key: 'soon', pattern: /尽快|尽早|马上|立刻|立即|很快|第一时间|近期|不久(?:之)?后/gu, instead: '在 {{time}} 前' },
  { key: 'later', pattern: /(?:稍后|晚点|晚些时候|回头|过一会儿?|之后|后续)(?:会)?(?:给您|给你|跟您|跟你|与您)?(?:回复|答复|联系|反馈|通知|告知|处理)(?:您|你)?/gu, instead: '{{time}} 前回复您' },
  { key: 'lookInto', pattern: /(?:我(?:们)?)?(?:会)?(?:帮您|帮你|为您)?(?:看看|看一下|了解一下|核实一下|查一下|问一下)/gu, instead: '我会核实【具体内容】，{{time}} 前告诉您结果' },
  { key: 'somebody', pattern: /(?:相关|有关|专门|对应)(?:的)?(?:部门|人员|同事|工作人员|负责人)(?:会|将)?|(?:会|将)有(?:专人|人|同事|工作人员)/gu, instead: '【部门】的【姓名】会在 {{time}} 前' },
  { key: 'working', pattern: /(?:正在|在)(?:加紧|努力|积极|抓紧)?(?:处理|跟进|核实|解决)(?:中|了|当中)?/gu, instead: '【已完成的步骤】，下一步是【下一步】，{{time}} 前完成' },
  { key: 'maybe', pattern: /应该(?:是)?(?:没问题|没事|可以(?:了)?|好了|能(?:行|解决))|大概(?:没问题|可以)|可能(?:就)?好了/gu, instead: '【客户能看到的结果】即为已解决，我会在 {{time}} 再次确认' },
];

// A time said beside it makes the wording concrete: "please wait 5 minutes", "马上，10 分钟内".
const concrete =
  /\d+\s*(?:min|minutes?|hours?|hrs?|h\b|days?|business days?|seconds?|am\b|pm\b)|\b(?:by|at|before|until|within)\s+(?:\d|noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|the end of)|\d{1,2}[:：]\d{2}|[\d一二两三四五六七八九十半]+\s*(?:个)?(?:分钟|小时|钟头|天|工作日|秒|点)|(?:今天|明天|后天|今晚|周[一二三四五六日天]|星期[一二三四五六日天])(?:上午|下午|晚上|\s*\d)/iu;

/** A stretch of the text that promises nothing. */
export interface Vague {
  readonly key: RuleKey;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly instead: string;
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

function sentenceAround(text: string, from: number, to: number): string {
  const before = Math.max(...['.', '!', '?', '。', '！', '？', '；', '\n'].map((end) => text.lastIndexOf(end, from - 1)));
  const rest = text.slice(to);
  const end = rest.search(/[.!?。！？；\n]/u);
  return text.slice(before + 1, end < 0 ? text.length : to + end);
}

/**
 * What in a reply promises nothing, in the order of the text; never two overlapping ones, at most five.
 *
 * @param time a time of day that can be kept, as it is written there
 */
export function vagueIn(text: string, time: string): readonly Vague[] {
  const all: Vague[] = [];
  for (const { key, pattern, instead } of isChinese(text) ? [...chinese, ...english] : english) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (!concrete.test(sentenceAround(text, from, to))) {
        all.push({ key, from, to, words: match[0], instead: instead.replace('{{time}}', time) });
      }
    }
  }
  const found: Vague[] = [];
  // The longer wording is the one that is meant: "get back to you soon", not "soon".
  for (const one of all.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    if (!found.some((other) => one.from < other.to && other.from < one.to)) {
      found.push(one);
    }
  }
  return found.toSorted((a, b) => a.from - b.from).slice(0, 5);
}

/** The text with that stretch said concretely; a sentence still begins with a capital. */
export function saidConcretely(text: string, vague: Vague): string {
  const begins = /(?:^|[.!?]\s+|\n\s*)$/u.test(text.slice(0, vague.from));
  const instead = begins ? vague.instead.charAt(0).toUpperCase() + vague.instead.slice(1) : vague.instead;
  return text.slice(0, vague.from) + instead + text.slice(vague.to);
}

/** A time of day at least ten minutes ahead, on a full five minutes. */
export function timeToKeep(now: Date): string {
  const step = 5 * 60_000;
  const at = new Date(Math.ceil((now.getTime() + 10 * 60_000) / step) * step);
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}
