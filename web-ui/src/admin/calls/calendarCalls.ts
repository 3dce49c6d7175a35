import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import { allOf } from './all';

/** Hours of a day as people write them: `09:00` to `18:00`; an end that is not after the start lies on the next day. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof weekdays)[number];
export type Week = Readonly<Partial<Record<Weekday, readonly Span[]>>>;

/** A date with hours of its own; without any it is closed. */
export interface SpecialDay {
  /** `2026-10-01`. */
  readonly date: string;
  readonly name: string;
  readonly hours: readonly Span[];
}

/** A part of a date that is closed. */
export interface Closure {
  readonly date: string;
  readonly name: string;
  readonly hours: Span;
}

export interface CalendarEdit {
  readonly name: string;
  readonly nameZh: string;
  readonly timeZone: string;
  readonly week: Week;
  readonly days: readonly SpecialDay[];
  readonly closures: readonly Closure[];
}

export interface Calendar extends CalendarEdit {
  readonly id: string;
  readonly version: number;
}

export type DayKind = 'open' | 'closed' | 'changed' | 'partly';

export interface YearDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly name?: string | null;
  readonly hours: readonly Span[];
}

export interface CalendarPreview {
  readonly due: string;
  readonly year?: { readonly year: number; readonly days: readonly YearDay[] } | null;
}

export interface HolidayRegion {
  readonly region: string;
  readonly name: string;
  readonly nameZh: string;
  readonly years: readonly number[];
}

export interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly nameZh: string;
  /** A Saturday or Sunday on which people work instead. */
  readonly makeUp: boolean;
}

/** Why an event of a file was left out. */
export type SkipReason = 'cancelled' | 'no-start' | 'empty' | 'make-up-day' | 'outside-years';

export interface Imported {
  readonly days: readonly SpecialDay[];
  readonly closures: readonly Closure[];
  readonly skipped: readonly { readonly event: string; readonly reason: SkipReason }[];
}

const KEY = ['sla', 'calendars'];
const CALENDARS = '/api/v1/sla/calendars';

export function useCalendars() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => allOf<Calendar>(CALENDARS, signal) });
}

export function useCalendar(id: string | null) {
  return useQuery({
    queryKey: [...KEY, id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Calendar>(`${CALENDARS}/${encodeURIComponent(id ?? '')}`, { signal }),
  });
}

/** Makes the next version of a calendar; `version` is the one that was edited, null for a new calendar. */
export function useSaveCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, edit }: { readonly id: string; readonly version: number | null; readonly edit: CalendarEdit }) =>
      api.put<Calendar>(`${CALENDARS}/${encodeURIComponent(id)}`, edit, version === null ? {} : { ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** The deadline and the year of a calendar that is not saved yet. */
export function useCalendarPreview(question: { readonly calendar: CalendarEdit; readonly from: string; readonly workingSeconds: number; readonly year: number } | null) {
  return useQuery({
    queryKey: ['sla', 'calendar-preview', question],
    enabled: question !== null,
    retry: false,
    // The sentence stays while the next one is asked for.
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.post<CalendarPreview>(`${CALENDARS}/preview`, question, { signal }),
  });
}

export function useHolidayRegions() {
  return useQuery({ queryKey: ['sla', 'holidays'], staleTime: Infinity, queryFn: async ({ signal }) => (await api.get<Slice<HolidayRegion>>('/api/v1/sla/holidays', { signal })).items });
}

export function useHolidays(region: string | null, year: number | null) {
  return useQuery({
    queryKey: ['sla', 'holidays', region, year],
    enabled: region !== null && year !== null,
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      (await api.get<{ readonly days: readonly Holiday[] }>(`/api/v1/sla/holidays/${encodeURIComponent(region ?? '')}`, { signal, query: { year } })).days,
  });
}

/** Reads an iCal file for a time zone; nothing is stored. */
export function useImport() {
  return useMutation({
    mutationFn: ({ text, timeZone }: { readonly text: string; readonly timeZone: string }) =>
      api.post<Imported>(`${CALENDARS}/ical`, new Blob([text], { type: 'text/calendar' }), { query: { timeZone } }),
  });
}

/** A calendar without what only the server says about it. */
export function calendarEditOf({ name, nameZh, timeZone, week, days, closures }: Calendar): CalendarEdit {
  return { name, nameZh, timeZone, week, days, closures };
}
