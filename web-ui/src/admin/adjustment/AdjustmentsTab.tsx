import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Routes } from 'react-router';
import { Empty } from '../../app/states/Empty';
import styles from '../AdminPage.module.css';
import { adjustmentStates, useAdjustments, type AdjustmentState } from '../calls/adjustmentCalls';
import policyStyles from '../policy/Policy.module.css';
import { TabPage } from '../TabPage';
import { AdjustmentCard } from './AdjustmentCard';
import { RequestPage } from './RequestPage';

export default function AdjustmentsTab() {
  return (
    <Routes>
      <Route index element={<Adjustments />} />
      <Route path="new" element={<RequestPage />} />
    </Routes>
  );
}

/** Exceptions from the standard: what was asked for, decided, and is in force. */
function Adjustments() {
  const { t } = useTranslation(['admin/adjustment', 'admin']);
  const [state, setState] = useState<AdjustmentState | null>(null);
  const adjustments = useAdjustments(state);
  const add = (
    <Link className={`${policyStyles['link']} ${policyStyles['main']}`} to="/admin/adjustments/new">
      <PlusOutlined aria-hidden="true" /> {t('admin/adjustment:add')}
    </Link>
  );
  return (
    <TabPage
        title={t('admin:adjustments.title')}
        about={t('admin/adjustment:about')}
        action={add}
        filter={
          <div className={styles['filters']}>
            <Segmented<AdjustmentState | 'all'>
              aria-label={t('admin/adjustment:stateLabel')}
              value={state ?? 'all'}
              onChange={(value) => setState(value === 'all' ? null : value)}
              options={[{ value: 'all', label: t('admin:all') }, ...adjustmentStates.map((value) => ({ value, label: t(`admin/adjustment:state.${value}`) }))]}
            />
          </div>
        }
        query={adjustments}
        empty={<Empty title={t(state === null ? 'admin/adjustment:none' : 'admin/adjustment:noneOfState')} hint={t('admin/adjustment:noneHint')} />}
      >
        {(rows) => rows.map((adjustment) => <AdjustmentCard key={adjustment.id} adjustment={adjustment} />)}
    </TabPage>
  );
}
