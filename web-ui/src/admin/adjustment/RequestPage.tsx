import { App, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { freshKey } from '../../app/api';
import { metrics, type Metric } from '../../app/model/conversation';
import { serverNow } from '../../app/stream/clock';
import { useRequestAdjustment } from '../calls/adjustmentCalls';
import { ownZone } from '../calendar/zoned';
import { DurationInput } from '../form/DurationInput';
import { EditorPage } from '../form/EditorPage';
import { Field, Group } from '../form/Field';
import formStyles from '../form/Form.module.css';
import { useEditing } from '../form/useEditing';
import { MatchFields } from '../policy/MatchFields';
import policyStyles from '../policy/Policy.module.css';
import { matchWords } from '../promiseWords';
import { freshRequest, requestFaults, requestOf, type RequestForm } from './adjustmentEdit';

/** The average is assessed over a window; only what a clock measures can be adjusted. */
const clocked = metrics.filter((metric) => metric !== 'AVERAGE_RESPONSE');

/** Asks a manager for another standard, for a stated scope, time and reason. */
export function RequestPage() {
  const { t } = useTranslation(['admin/adjustment', 'admin', 'app']);
  const { t: words, i18n } = useTranslation('admin');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const request = useRequestAdjustment();
  const [key] = useState(freshKey);
  const [initial] = useState(() => freshRequest(serverNow()));
  const editing = useEditing<RequestForm>(initial, (form) => requestFaults(form, t), async (form) => {
    await request.mutateAsync({ request: requestOf(form), key });
    void message.success(t('admin/adjustment:sent'));
    void navigate('/admin/adjustments');
  });
  const { edit, change, faultAt, ownFault } = editing;
  const zone = ownZone();
  const time = (field: 'from' | 'until') => (
    <Field label={t(`admin/adjustment:${field}`)} hint={zone} fault={faultAt(field)}>
      {({ status, ...control }) => <Input {...control} status={status} type="datetime-local" value={edit[field]} onChange={(event) => change({ [field]: event.target.value })} />}
    </Field>
  );
  return (
    <EditorPage title={t('admin/adjustment:add')} back="/admin/adjustments" backLabel={t('admin:adjustments.title')} editing={editing} readOnly={false} saveLabel={t('admin/adjustment:send')}>
      <Group title={t('admin/adjustment:what')}>
        <div className={formStyles['columns']}>
          <Field label={t('admin/adjustment:name')} fault={faultAt('name')}>
            {({ status, ...control }) => <Input {...control} status={status} maxLength={100} value={edit.name} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          <Field label={t('admin/adjustment:kindLabel')} fault={faultAt('kind')}>
            {(control) => <Select {...control} value={edit.kind} onChange={(kind) => change({ kind })} options={(['PEAK', 'OUTAGE'] as const).map((value) => ({ value, label: t(`admin/adjustment:kind.${value}`) }))} />}
          </Field>
        </div>
        <Field label={t('admin/adjustment:reason')} hint={t('admin/adjustment:reasonHint')} fault={faultAt('reason')}>
          {({ status, ...control }) => <Input.TextArea {...control} status={status} maxLength={1_000} autoSize={{ minRows: 2, maxRows: 6 }} value={edit.reason} onChange={(event) => change({ reason: event.target.value })} />}
        </Field>
        <div className={formStyles['columns']}>
          {time('from')}
          {time('until')}
        </div>
      </Group>
      <Group title={t('admin/adjustment:target')}>
        <Field label={t('admin/adjustment:metrics')} fault={faultAt('metrics')}>
          {(control) => (
            <Select<Metric[]> {...control} mode="multiple" value={[...edit.metrics]} onChange={(chosen) => change({ metrics: chosen })} options={clocked.map((value) => ({ value, label: t(`app:metric.${value}`) }))} />
          )}
        </Field>
        <Segmented
          aria-label={t('admin/adjustment:target')}
          value={edit.by}
          onChange={(by) => change({ by })}
          options={(['percent', 'target'] as const).map((value) => ({ value, label: t(`admin/adjustment:by.${value}`) }))}
        />
        <div className={`${formStyles['columns']} ${formStyles['below']}`}>
          {edit.by === 'percent' ? (
            <Field label={t('admin/adjustment:percent')} hint={t('admin/adjustment:percentHint')} fault={faultAt('percent')}>
              {({ status, ...control }) => <InputNumber {...control} status={status} min={1} max={10_000} precision={0} suffix="%" value={edit.percent} onChange={(percent) => change({ percent })} />}
            </Field>
          ) : (
            <Field label={t('admin/adjustment:must')} fault={faultAt('mustSeconds')}>
              {(control) => <DurationInput control={control} label={t('admin/adjustment:must')} value={edit.mustSeconds} onChange={(mustSeconds) => change({ mustSeconds })} />}
            </Field>
          )}
        </div>
      </Group>
      <Group title={t('admin/adjustment:scope')} hint={t('admin/adjustment:scopeHint')} fault={ownFault('match')}>
        <p className={policyStyles['sentence']}>{words('promises.for', { whom: matchWords(edit.match, words, i18n.language) })}</p>
        <MatchFields match={edit.match} onChange={(match) => change({ match })} disabled={false} faultAt={faultAt} />
      </Group>
    </EditorPage>
  );
}
