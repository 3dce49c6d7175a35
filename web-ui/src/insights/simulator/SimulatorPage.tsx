import { Route, Routes } from 'react-router';
import { AskPage } from './AskPage';
import { AnswerPage } from './AnswerPage';
import { SimulationList } from './SimulationList';

/** What would be, with other rules, other people or other traffic? */
export default function SimulatorPage() {
  return (
    <Routes>
      <Route index element={<SimulationList />} />
      <Route path="new" element={<AskPage />} />
      <Route path=":id" element={<AnswerPage />} />
    </Routes>
  );
}
