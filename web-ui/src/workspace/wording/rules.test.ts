import { describe, expect, it } from 'vitest';
import { saidConcretely, timeToKeep, vagueIn } from './rules';

const words = (text: string) => vagueIn(text, '14:35').map((vague) => vague.words);

describe('vague wording', () => {
  it.each([
    ['Please wait.', 'wait'],
    ['One moment please', 'wait'],
    ['Kindly bear with us', 'wait'],
    ['We will get back to you', 'later'],
    ['I will reply as soon as possible', 'soon'],
    ['Your refund comes ASAP', 'soon'],
    ["I'll look into it", 'lookInto'],
    ['The relevant department will call you', 'somebody'],
    ['We are working on it', 'working'],
    ['It should be fine', 'maybe'],
    ['Please try again later', 'tryLater'],
    ['稍等', 'wait'],
    ['亲，请您稍等一下哦', 'wait'],
    ['我们会尽快发货', 'soon'],
    ['稍后给您回复', 'later'],
    ['相关部门会联系您', 'somebody'],
    ['这个问题正在处理中', 'working'],
    ['我帮您看一下', 'lookInto'],
    ['请稍后再试', 'tryLater'],
    ['应该没问题', 'maybe'],
  ])('finds it in %s', (text, key) => {
    expect(vagueIn(text, '14:35').map((vague) => vague.key)).toContain(key);
  });

  it.each([
    'Please wait 5 minutes while I open your order.',
    'I will write to you by 14:35.',
    'Your parcel arrives on 24 November.',
    'As soon as possible, at the latest within 2 hours.',
    '请您稍等 3 分钟。',
    '我们会在今天下午 3 点前尽快发货。',
    '退款已经到账，请查收。',
    'Our waiting list is closed.',
    '',
  ])('finds none in %s', (text) => {
    expect(words(text)).toEqual([]);
  });

  it('offers words that can be kept in its place', () => {
    const text = 'Thanks. Please wait a moment.';
    const [vague] = vagueIn(text, '14:35');
    expect(vague).toBeDefined();
    expect(vague && saidConcretely(text, vague)).toBe('Thanks. I am checking this now and will write to you by 14:35.');
    const [chinese] = vagueIn('好的，稍等', '14:35');
    expect(chinese && saidConcretely('好的，稍等', chinese)).toBe('好的，我正在核实，14:35 前回复您');
  });

  it('names each stretch once', () => {
    expect(words('Please wait a moment, we will get back to you soon')).toEqual(['Please wait a moment', 'we will get back to you soon']);
  });

  it('names a time at least ten minutes ahead', () => {
    expect(timeToKeep(new Date(2026, 10, 22, 14, 21, 30))).toBe('14:35');
    expect(timeToKeep(new Date(2026, 10, 22, 23, 55, 0))).toBe('00:05');
  });

  it('is done at once with a very long text', () => {
    expect(vagueIn('please '.repeat(3_000) + 'wait', '14:35').length).toBeLessThanOrEqual(5);
  });
});
