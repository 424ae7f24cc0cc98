-- The database of a supplier service that spoke the format's first revision, of the keys of
-- test/support/parties.ts: what its tables held, as it wrote them. Codes 1 and 8 are top-ups of 20
-- digits; 2 to 4, 7 and 9 are command codes still out; 5 is void, 6 confirmed. Two codes and a
-- campaign wait for approval; four wrong confirmation codes were counted.
INSERT INTO supplier ("only", supplier_id, public_key)
  VALUES (1, '90b3d51f30010000', '04c7d1f79e8d696a2e21988e0751abb59c64aa3c5cda7dfac3e5eb69c00b96790efbe1a2844014edacb056c9e91dbb1fe5a8be85fe5a0b57eff953aa7b00265d8c');
INSERT INTO api_keys (key_id, hash, created_at, role)
  VALUES ('bootstrap', '5c29a29f498da7720fa04f64f2e3d2db25ed1a03d2ab75fdf55f425be91efa9d', 1795521599, 'administrator');
INSERT INTO api_keys (key_id, hash, created_at, role)
  VALUES ('01a21881-db30-7425-89ed-e99a76de4b00', '-', 1795521599, 'issuer');
INSERT INTO policies (name, value)
  VALUES ('approval_line', '{"commands":["set_non_disconnect_dates"],"amountPenceAbove":10000}');
INSERT INTO policies (name, value)
  VALUES ('limits:issuer', '{"commands":["top_up","set_non_disconnect_dates"],"amountPenceMax":null}');
INSERT INTO meters (meter_id, public_key, fuel, tags, registered_at, last_counter, known_highest, known_floor, known_balance_pence, known_on, supplier_key, begins_after)
  VALUES ('00db1234567890a0', '0445b5540823f5cbba8b5188846b99db9d3e35b1c5e7ac995c8cc53a9256d70bce9d603ca3a5caa74812026c78e98ec9d9c89e165acb671f7966fc638dea5c369e', 'electricity', '[]', 1795521599, 9, 6, 0, 500, '2026-11-24', '27ef3be9ddd6e449', 0);
INSERT INTO campaigns (campaign_id, label, request, status, selected_up_to, created_at, created_by, finished_at)
  VALUES ('01a21881-db66-72e0-8f6d-8c7a12a2945b', 'Safe days', '{"commands":[{"type":"set_non_disconnect_dates","dates":["2026-12-25","2026-12-26","2026-12-28"]}],"selection":{"everyMeter":true}}', 'done', '00db1234567890a0', 1795521599, 'bootstrap', 1795521599);
INSERT INTO campaigns (campaign_id, label, request, status, selected_up_to, created_at, created_by)
  VALUES ('01a21881-dc46-70aa-a4cf-b9dcb7ac9b73', 'More safe days', '{"commands":[{"type":"set_non_disconnect_dates","dates":["2026-12-25","2026-12-26","2026-12-28"]}],"selection":{"everyMeter":true}}', 'awaiting_approval', '00db1234567890a0', 1795521599, 'bootstrap');
INSERT INTO campaign_batches (campaign_id, batch, status, meter_ids, meters, issued, refused)
  VALUES ('01a21881-db66-72e0-8f6d-8c7a12a2945b', 1, 'done', '["00db1234567890a0"]', 1, 1, '{}');
INSERT INTO campaign_batches (campaign_id, batch, status, meter_ids, meters, issued, refused)
  VALUES ('01a21881-dc46-70aa-a4cf-b9dcb7ac9b73', 1, 'open', '["00db1234567890a0"]', 1, 0, '{}');
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, sent_count)
  VALUES ('01a21881-da84-7182-a3ea-7cdaf98c2c6d', '00db1234567890a0', 1, 20, '73943020234525052702', '[{"type":"top_up","amountPence":1000}]', 'issued', 1795521599, 0);
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, sent_count)
  VALUES ('01a21881-daaa-7547-b342-73ecfa4d8861', '00db1234567890a0', 2, 20, '88355903466793375304', '[{"type":"restore_supply"}]', 'issued', 1795521599, 0);
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, note, status, issued_at, sent_count)
  VALUES ('01a21881-dab4-757c-b996-bda8b81d0492', '00db1234567890a0', 3, 40, '9411777076488753171523421112246597439419', '[{"type":"set_non_disconnect_dates","dates":["2026-12-25","2026-12-26","2026-12-28"]}]', 'Christmas', 'issued', 1795521599, 0);
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, sent_count, sent_channel, sent_at)
  VALUES ('01a21881-dabc-72f3-936b-51d050d9653e', '00db1234567890a0', 4, 20, '85477541571104784692', '[{"type":"suspend_disconnection","until":"2026-12-28"}]', 'sent', 1795521599, 1, 'sms', 1795521599);
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, voided_at, void_reason, sent_count)
  VALUES ('01a21881-db1d-700f-84c9-704a92fc3ebe', '00db1234567890a0', 5, 20, '81155069875344806823', '[{"type":"set_debt","register":"payment","amountPence":0}]', 'void', 1795521599, 1795521599, 'mistake', 0);
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, confirmed_on, sent_count, confirmed_by)
  VALUES ('01a21881-db29-70b5-8329-ab124838134e', '00db1234567890a0', 6, 20, '76832339400603420197', '[{"type":"set_credit","amountPence":500}]', 'confirmed', 1795521599, '2026-11-24', 0, 'confirmation_code');
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, sent_count)
  VALUES ('01a21881-db3c-789a-b19c-3d5c6c4e99c1', '00db1234567890a0', 7, 40, '9411785085861625856800002090310067241750', '[{"type":"top_up","amountPence":2000}]', 'issued', 1795521599, 0);
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, sent_count)
  VALUES ('01a21881-db3f-7425-89ed-e99a76de4bfe', '00db1234567890a0', 8, 20, '73953182072968353730', '[{"type":"top_up","amountPence":3000,"valueClass":"pounds"}]', 'issued', 1795521599, 0);
INSERT INTO codes (code_id, meter_id, counter, digits, code, commands, status, issued_at, campaign_id, sent_count)
  VALUES ('01a21881-dc0c-780f-a4e1-ef2e1f61bd83', '00db1234567890a0', 9, 40, '9411790270628286483223420981382467985503', '[{"type":"set_non_disconnect_dates","dates":["2026-12-25","2026-12-26","2026-12-28"]}]', 'issued', 1795521599, '01a21881-db66-72e0-8f6d-8c7a12a2945b', 0);
INSERT INTO approvals (approval_id, kind, meter_id, request, status, asked_by, asked_at)
  VALUES ('01a21881-dc3e-70f4-86ae-1b0f0eca178a', 'code', '00db1234567890a0', '{"commands":[{"type":"set_non_disconnect_dates","dates":["2026-12-25","2026-12-26","2026-12-28"]}],"digits":40,"note":"Asked"}', 'awaiting', '01a21881-db30-7425-89ed-e99a76de4b00', 1795521599);
INSERT INTO approvals (approval_id, kind, meter_id, request, status, asked_by, asked_at)
  VALUES ('01a21881-dc43-73df-b3c0-0df0f4e184c6', 'code', '00db1234567890a0', '{"commands":[{"type":"set_non_disconnect_dates","dates":[]}]}', 'awaiting', '01a21881-db30-7425-89ed-e99a76de4b00', 1795521599);
INSERT INTO approvals (approval_id, kind, request, status, asked_by, asked_at)
  VALUES ('01a21881-dc46-70aa-a4cf-b9dcb7ac9b73', 'campaign', '{"label":"More safe days","commands":[{"type":"set_non_disconnect_dates","dates":["2026-12-25","2026-12-26","2026-12-28"]}],"selection":{"everyMeter":true}}', 'awaiting', '01a21881-db30-7425-89ed-e99a76de4b00', 1795521599);
-- The hash is that of {"meterId":"00db1234567890a0","request":{"commands":[{"amountPence":700,"type":"top_up"}]}}.
INSERT INTO replays (idempotency_key, request_hash, response)
  VALUES ('order-1', '906fffb9b0738033d7badf5aaf59e356d97edf43084d6f016da0a2b6b9373790', '{"codeId":"01a21881-db3f-7425-89ed-e99a76de4bfe"}');
INSERT INTO wrong_confirmations (meter_id, day, attempts)
  VALUES ('00db1234567890a0', '2026-11-24', 4);
