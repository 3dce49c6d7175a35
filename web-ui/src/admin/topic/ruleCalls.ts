import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';
import type { Channel, Priority, Tier, TopicGuess, TopicSource } from '../../app/model/conversation';
import type { Finding } from '../calls/queueCalls';

export interface LevelNeed {
  readonly skill: string;
  /** 1 to 5. */
  readonly level: number;
}

/** When a rule holds; what is empty asks for nothing. */
export interface When {
  readonly channels: readonly Channel[];
  readonly pages: readonly string[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly tags: readonly string[];
  readonly languages: readonly string[];
  readonly tiers: readonly Tier[];
  readonly topics: readonly string[];
}

export interface Gives {
  readonly topic: string | null;
  readonly queue: string | null;
  readonly required: readonly LevelNeed[];
  readonly preferred: readonly LevelNeed[];
  readonly priority: Priority | null;
}

export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly when: When;
  readonly gives: Gives;
  /** No later rule is asked when this one holds. */
  readonly stop: boolean;
}

export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly findings: readonly Finding[];
  /** What an edit is based on. */
  readonly revision: number;
}

/** What became of one rule in a trial. */
export interface Step {
  readonly rule: string;
  readonly name: string;
  readonly verdict: 'HELD' | 'DID_NOT_HOLD' | 'NOT_REACHED' | 'SWITCHED_OFF';
  readonly unmet: 'CHANNEL' | 'PAGE' | 'FIELD' | 'TAG' | 'LANGUAGE' | 'TIER' | 'TOPIC' | null;
}

export interface Example {
  readonly channel: Channel;
  readonly page: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly language: string;
  readonly tier: Tier;
  /** The customer's words, of which the topic is guessed. */
  readonly text: string;
}

export interface Trial {
  readonly topic: string | null;
  readonly source: TopicSource | null;
  readonly rule: string | null;
  readonly confidence: number | null;
  readonly alternatives: readonly TopicGuess[];
  readonly queue: string;
  readonly required: readonly LevelNeed[];
  readonly preferred: readonly LevelNeed[];
  readonly priority: Priority | null;
  readonly steps: readonly Step[];
}

const PATH = '/api/v1/routing/classification-rules';
const KEY = ['classification-rules'];

export function useRules() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<RuleBook>(PATH, { signal }) });
}

/** Replaces all rules; they make sense only together. */
export function useSaveRules(revision: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: readonly Rule[]) => api.put<RuleBook>(PATH, { rules }, revision === 0 ? {} : { ifMatch: revision }),
    onSuccess: (book) => client.setQueryData(KEY, book),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

interface Guess {
  readonly topic: string | null;
  readonly confidence: number;
  readonly sure: boolean;
}

/** Which rules would hold for an example; its words are guessed first, if there are any. */
export function useTrial() {
  return useMutation({
    mutationFn: async ({ text, page, ...facts }: Example) => {
      const guess = text.trim() === '' ? null : await api.post<Guess>('/api/v1/knowledge/topic-guesses', { text, language: facts.language });
      return api.post<Trial>(`${PATH}/trials`, {
        ...facts,
        page: page.trim() === '' ? null : page.trim(),
        guess: guess?.topic ? { topic: guess.topic, confidence: guess.confidence, sure: guess.sure } : null,
      });
    },
  });
}
