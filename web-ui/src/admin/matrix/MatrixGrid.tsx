import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Skill } from '../calls/skillCalls';
import styles from './Matrix.module.css';
import type { MatrixRow } from './matrixCalls';
import { isChanged, levelOf, levelOfKey, moved, put, savedLevel, within, type Cell, type Edits } from './matrixEdits';

interface MatrixGridProps {
  readonly rows: readonly MatrixRow[];
  readonly skills: readonly Skill[];
  readonly edits: Edits;
  readonly readOnly: boolean;
  readonly onChange: (edits: Edits) => void;
  readonly onUndo: () => void;
}

/** Agents by skills. One cell has the focus; arrows move it, Shift with arrows widens the selection, digits set the level of all that is selected. */
export function MatrixGrid({ rows, skills, edits, readOnly, onChange, onUndo }: MatrixGridProps) {
  const { t, i18n } = useTranslation('admin/matrix');
  const [focus, setFocus] = useState<Cell>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Cell>({ row: 0, column: 0 });
  const [wanted, setWanted] = useState(0);
  const table = useRef<HTMLTableElement>(null);
  const at: Cell = { row: Math.min(focus.row, rows.length - 1), column: Math.min(focus.column, skills.length - 1) };

  useEffect(() => {
    if (wanted > 0) {
      table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    }
  }, [wanted]);

  const go = (to: Cell, wider: boolean) => {
    setFocus(to);
    if (!wider) {
      setAnchor(to);
    }
    setWanted((before) => before + 1);
  };
  const set = (level: (row: MatrixRow, skill: string) => number) => {
    let next = edits;
    rows.forEach((row, index) =>
      skills.forEach(({ id }, column) => {
        if (within({ row: index, column }, anchor, at)) {
          next = put(next, row, id, level(row, id));
        }
      }),
    );
    onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const to = moved(at, event.key, command, rows.length, skills.length);
    if (to !== null) {
      event.preventDefault();
      go(to, event.shiftKey && event.key !== 'Enter');
      return;
    }
    if (readOnly || event.altKey) {
      return;
    }
    const level = levelOfKey(event.key);
    if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      onUndo();
    } else if (!command && level !== null) {
      event.preventDefault();
      set(() => level);
    } else if (event.key === 'Escape') {
      set(savedLevel);
    }
  };

  return (
    <div className={styles['frame']}>
      {/* A table in which cells are chosen is a grid to assistive technology. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table ref={table} role="grid" aria-label={t('title')} aria-rowcount={rows.length + 1} aria-colcount={skills.length + 1} aria-readonly={readOnly} aria-multiselectable="true" className={styles['grid']} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{t('agent')}</th>
            {skills.map((skill) => (
              <th key={skill.id} scope="col" title={skill.id}>
                <span>{i18n.language === 'zh' ? skill.nameZh : skill.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.agent}>
              <th scope="row">
                {row.name || row.username}
                <small>{row.username}</small>
              </th>
              {skills.map((skill, column) => {
                const level = levelOf(row, skill.id, edits);
                const changed = isChanged(row, skill.id, edits);
                const here = index === at.row && column === at.column;
                const selected = within({ row: index, column }, anchor, at);
                const name = i18n.language === 'zh' ? skill.nameZh : skill.name;
                return (
                  <td
                    key={skill.id}
                    // Within a grid, but not all browsers work that out.
                    // oxlint-disable-next-line jsx-a11y/no-redundant-roles
                    role="gridcell"
                    tabIndex={here ? 0 : -1}
                    aria-selected={selected}
                    aria-label={t(changed ? 'cellChanged' : 'cell', { agent: row.name || row.username, skill: name, level: level === 0 ? t('none') : t('level', { level }), before: savedLevel(row, skill.id) || t('none') })}
                    className={[selected ? styles['selected'] : '', changed ? styles['changed'] : '', styles[`level${level}`] ?? ''].join(' ')}
                    onClick={(event) => go({ row: index, column }, event.shiftKey)}
                  >
                    {level === 0 ? '' : level}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
