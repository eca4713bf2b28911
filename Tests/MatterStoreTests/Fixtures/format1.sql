-- SPDX-FileCopyrightText: Bancheng contributors
-- SPDX-License-Identifier: Apache-2.0

-- A database of format 1, written by the program of that time and never changed since: four matters, one of them
-- closed and one declined, seven accounts with passwords and tokens, the plan and calendar of then. Bytes as SQLite has
-- them; utf8('…') is the bytes of a text.

insert into setting (name, value) values
('demo', 'yes');
insert into head (jurisdiction, name, position, digest, ticked_at) values
('500231', '重庆市垫江县', 41, x'df99a29b4f3fd559f1b026e04aaea04e1c181fc46813a3ae8d429ab69ec76ac4', 1772762400);
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 1, 'jurisdiction', 1, 'calendar-imported.1', 1795919554, 'command-line', 'admin', '', null, null, null, null, 1, '{"closes":[],"digest":"28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2","name":"cn-2019-2026"}', x'7bdcd343d5dd7be78be8078a80e4f6562163ac3a89afdaf5954225e85fefa832');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 2, 'jurisdiction', 2, 'plan-published.1', 1795919554, 'command-line', 'admin', '', null, null, null, null, 2, '{"closes":[],"digest":"aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97","name":"dianjiang-2021-18"}', x'9e336a256dd9619feb8512e647a227948dc86a6ecf7310d30d3a6afef130db41');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 3, 'organisation', 1, 'unit-recorded.1', 1795919555, 'command-line', 'admin', '', null, null, null, null, 3, '{"id":"transport","kind":"county","name":"县交通运输委员会"}', x'055214a1c54cb1114b0b204534837be7b537c2cf73e1dca8092db0b105b89019');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 4, 'organisation', 2, 'unit-recorded.1', 1795919555, 'command-line', 'admin', '', null, null, null, null, 4, '{"id":"housing","kind":"county","name":"县住房城乡建委"}', x'4e058bc8686f3dfb14888f729fadcd9ec13a62a9c272104113c36bb5dc18f78b');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 5, 'organisation', 3, 'account-opened.1', 1795919555, 'command-line', 'admin', '', null, null, null, null, 5, '{"account":"window","role":"window"}', x'28854bc360597907c134420c53dd0e910fced4fe3d37343dcd263d24dd8a42b2');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 6, 'organisation', 4, 'account-opened.1', 1795919556, 'command-line', 'admin', '', null, null, null, null, 6, '{"account":"office","role":"office"}', x'71dc15d6e918c3ac75c146cf350c4c39f2aa6bde264c1c3f0e044a2dee73c882');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 7, 'organisation', 5, 'account-opened.1', 1795919557, 'command-line', 'admin', '', null, null, null, null, 7, '{"account":"office2","role":"office"}', x'f2c3e7523c3e37e54bdf551f18ea315e49a0047b9779b983a593319f6ed2aee6');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 8, 'organisation', 6, 'account-opened.1', 1795919558, 'command-line', 'admin', '', null, null, null, null, 8, '{"account":"head","role":"head"}', x'f4b9243c7b64ec6ce048b5fa9d7f1ef010245bf6287a8cd8ebd8998686f08b0e');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 9, 'organisation', 7, 'account-opened.1', 1795919558, 'command-line', 'admin', '', null, null, null, null, 9, '{"account":"transport","role":"unit","unit":"transport"}', x'e1c78e8d05827c2c157d4fd70516c9c058ba5c9463b9ba002777ab8c7bc16a25');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 10, 'organisation', 8, 'account-opened.1', 1795919559, 'command-line', 'admin', '', null, null, null, null, 10, '{"account":"housing","role":"unit","unit":"housing"}', x'4b9101c7110889662896e2355300a209b27ce455cb503959b71fd47a4b993ad5');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 11, 'organisation', 9, 'account-opened.1', 1795919560, 'command-line', 'admin', '', null, null, null, null, 11, '{"account":"oversight","role":"oversight"}', x'7b240d29c3180248c5bf036b4548f05ba6f5576b0b196eaf4cf7c3fee08044d2');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 12, '500231-2026-000001', 1, 'matter-registered.1', 1772415000, 'window', 'window', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 12, '{"fact":{"channel":"hall","hasPhone":true,"joint":1,"keepSecret":false,"narrative":{"digest":"435f72fd507f91be472b194efe54f7950254aaa21d9dd6283749825f66d870da","id":"750290df6ad2d8c797aff61d"},"reporter":{"digest":"1fa87b1f4a4981262919509d9f10c006a1d944f3862bda3f85dfdace0317705e","id":"13135c811f1557c7f8c8d593"},"reporterKind":"person","service":{"digest":"2a294b6c223de27b78da4e9cecb96356ce0af6a142b638952f21244c84608686","id":"28ba2d03ac706d49a92fdbd9"},"title":{"digest":"d7b170702d6a93413fd70a0949083a2ec544d0def50cc11d8b8ce231ee48188e","id":"20f0cbb0b9eeee47c00480fc"},"tracking":{"digest":"dd264001b3653d50d960be8daa98e017f2e44282e1317f8ec6e25f7fefc88ec7","id":"ca0810ff38ab1fae094a88a4"},"unit":"transport"},"opens":[{"act":"judge","clause":"3.2","due":{"at":"2026-03-03T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"w","on":"2026-03-03","provisional":false,"term":"workdays 1"},"id":1,"missed":false,"party":"office","rung":0}]}', x'1c87b8d435ab5219b2f4f6bbc74c645e9ee226f38d03a325de38908a707bd968');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 13, '500231-2026-000002', 1, 'matter-registered.1', 1772415000, 'window', 'window', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 13, '{"fact":{"channel":"hall","hasPhone":true,"joint":1,"keepSecret":false,"narrative":{"digest":"cadc945eff47a162eba4454c4136c0be4a0e30d02b30da4dbf7341c7a1e53344","id":"144cfedbdf5985938f0331d8"},"reporter":{"digest":"025532be2a7f1a57a8baf52a1b1fe38139926e24deca1bc8b8a5fa4c1914a251","id":"04bef266e39befb220a727da"},"reporterKind":"person","title":{"digest":"bc4d66e22ea1ad72967f72835b59e63c1a77e0ce7e06a7d5bb01ff306b1340e0","id":"c21f630c053998adb76d1127"},"tracking":{"digest":"f652af695f23e43840042df8411142b9f72b433cbb47e94fb01a3ae83e2e90b3","id":"31585b3392fff6bbfdfda22e"},"unit":"transport"},"opens":[{"act":"judge","clause":"3.2","due":{"at":"2026-03-03T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"w","on":"2026-03-03","provisional":false,"term":"workdays 1"},"id":1,"missed":false,"party":"office","rung":0}]}', x'850caa9fd4d0478b82e897cc4d742a9e02510565f905418eceae5d474c6fca59');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 14, '500231-2026-000003', 1, 'matter-registered.1', 1772415000, 'window', 'window', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 14, '{"fact":{"channel":"hall","hasPhone":true,"joint":1,"keepSecret":false,"narrative":{"digest":"3b9316fb8e214f3ccff643dbefda5ca97bf6ba83185b62f6a2fb8847d2ebd8a2","id":"6a19c6bcca28f3098ea1ab82"},"reporter":{"digest":"50c9a53471f485b17d9b8881bfeac97db47a8a2641df48b9edf822984cdcc3cc","id":"aa66331228ce94bd80e1a77f"},"reporterKind":"person","title":{"digest":"961768f9b1b7d2a9da942d390d08ac030d008b4a9c42eda99f62243e793ec0fa","id":"2c3cab365b7b3ba0f112cdd9"},"tracking":{"digest":"e10ed73b45ece11e1e1d387b969b4c0ea8dacf7b93c2bb2cec7508edb9959465","id":"c56306fc5043b41827f7d500"},"unit":"transport"},"opens":[{"act":"judge","clause":"3.2","due":{"at":"2026-03-03T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"w","on":"2026-03-03","provisional":false,"term":"workdays 1"},"id":1,"missed":false,"party":"office","rung":0}]}', x'7d60f896d78377dae4d2387a9a4c8041933ea12013e9251d36788e80ce99b2b0');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 15, '500231-2026-000004', 1, 'matter-registered.1', 1772415000, 'window', 'window', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 15, '{"fact":{"channel":"hall","hasPhone":true,"joint":1,"keepSecret":false,"narrative":{"digest":"3830caa1a810fb68c9dec906fe07f6cb22e21b6b9e13470f06a0509ba0f19755","id":"ad9cefb47b6fd94e6bc67baa"},"reporter":{"digest":"0aa39714f48338c73af4f894410e4fb5221bd2b65cfb5ecb9f8062e89339b4b7","id":"0383b9304c7259498269ac96"},"reporterKind":"person","title":{"digest":"b90d47a69cf578a621c9cf804f5095e51256d78f39780115b858f3a9ddabf993","id":"b2bfae07f2dea2262714a40e"},"tracking":{"digest":"8d28fcba5dea6840c978a9fa6e3962a8cff8393eb50c4ef619637e0e09092c8c","id":"854620e211c528106511c42e"},"unit":"transport"},"opens":[{"act":"judge","clause":"3.2","due":{"at":"2026-03-03T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"w","on":"2026-03-03","provisional":false,"term":"workdays 1"},"id":1,"missed":false,"party":"office","rung":0}]}', x'e281f087bcc9863b78539f5cdfc75e9673b00f3ea42557b4422a2ec028d097fa');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 16, '500231-2026-000001', 2, 'matter-judged.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 16, '{"closes":[1],"fact":{"decision":"accept","discretionary":false,"further":[],"obstacle":"needs-help","participants":[{"account":"office","opinion":{"digest":"c6772bd543363576c3e13f3fa99ebfb0c7cd5c18eea66361ce9d4e1f2ae3f3fc","id":"1fbf7799143a78af7ed3bd2e"}}]},"opens":[{"act":"coordinate","clause":"3.3","due":{"at":"2026-03-02T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"","on":"2026-03-02","provisional":false,"term":"workdays 0.5"},"id":2,"missed":false,"party":"office","rung":0}]}', x'ba25e9bc199ca2fbbae5ae0a0817912def795e1305108a8cd41cba7b4e4fc67f');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 17, '500231-2026-000002', 2, 'matter-judged.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 17, '{"closes":[1],"fact":{"decision":"accept","discretionary":false,"further":[],"obstacle":"complex","participants":[{"account":"office","opinion":{"digest":"56c859f473eeeb6b5e5eb305df4dce5ec865c55b8374b03146e8a09c424393d6","id":"f23b7434729facdad8e2c402"}}]},"opens":[{"act":"coordinate","clause":"3.3","due":{"at":"2026-03-02T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"","on":"2026-03-02","provisional":false,"term":"workdays 0.5"},"id":2,"missed":false,"party":"office","rung":0}]}', x'0de25578aa7680f32955d6b1281adeb051dff9a13b32c3dc04e6eb7ebec76ba1');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 18, '500231-2026-000001', 3, 'level-set.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 18, '{"closes":[2],"fact":{"level":1,"promise":{"at":"2026-03-04T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"ww","on":"2026-03-04","provisional":false,"term":"workdays 2"}}}', x'77d038789a2b33e6f010aa060594782a01c3e183ff0900486adef4a9bb191ee9');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 19, '500231-2026-000001', 4, 'slip-drafted.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 18, '{"fact":{"letter":false,"level":1,"number":"500231-2026-J0001","printed":"垫办交〔2026〕1号","rework":false,"role":"lead","unit":"transport"}}', x'9543bf778d53c3a8617d494938556bd2a1b18e3dc67f26a232b4d57e5d2e4d37');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 20, '500231-2026-000001', 5, 'slip-signed.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 18, '{"fact":{"onePerson":true,"slip":"500231-2026-J0001"},"opens":[{"act":"receive-slip","clause":"3.3","due":{"at":"2026-03-02T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"","on":"2026-03-02","provisional":false,"term":"workdays 0.5"},"id":3,"missed":false,"party":"unit:transport","rung":0,"slip":"500231-2026-J0001"},{"act":"complete","clause":"3.4a","due":{"at":"2026-03-04T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"ww","on":"2026-03-04","provisional":false,"term":"workdays 2"},"id":4,"missed":false,"party":"unit:transport","rung":0,"slip":"500231-2026-J0001"}]}', x'80dac2e87bcd24edaec304e3c751de816cd9aee0ef39cb7644699450cdc6ff12');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 21, '500231-2026-000002', 3, 'level-set.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 21, '{"closes":[2],"fact":{"level":2,"promise":{"at":"2026-03-09T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"wwww--w","on":"2026-03-09","provisional":false,"term":"workdays 5"}},"opens":[{"act":"take-minutes","clause":"3.3 L2","due":{"at":"2026-03-04T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"ww","on":"2026-03-04","provisional":false,"term":"workdays 2"},"id":3,"missed":false,"party":"office","rung":0}]}', x'9ba81958233ee1bfbd07ca5bc26a43e6c325dfde705b377d520ca69ea385b1b9');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 22, '500231-2026-000002', 4, 'slip-drafted.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 21, '{"fact":{"letter":false,"level":2,"number":"500231-2026-J0002","printed":"垫办交〔2026〕2号","rework":false,"role":"lead","unit":"transport"}}', x'fdf4c7bf85d0fd5b54dd04c17225dead83034b71961b1304c7ab2ba1099a5413');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 23, '500231-2026-000002', 5, 'slip-signed.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 21, '{"fact":{"onePerson":true,"slip":"500231-2026-J0002"},"opens":[{"act":"receive-slip","clause":"3.3","due":{"at":"2026-03-02T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"","on":"2026-03-02","provisional":false,"term":"workdays 0.5"},"id":4,"missed":false,"party":"unit:transport","rung":0,"slip":"500231-2026-J0002"},{"act":"complete","clause":"3.4a","due":{"at":"2026-03-09T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"wwww--w","on":"2026-03-09","provisional":false,"term":"workdays 5"},"id":5,"missed":false,"party":"unit:transport","rung":0,"slip":"500231-2026-J0002"}]}', x'18fe7841bd83630e340bf8c9f668744f77c6291319d1a3ff506145a694485d3b');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 24, '500231-2026-000002', 6, 'slip-drafted.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 21, '{"fact":{"letter":false,"level":2,"number":"500231-2026-J0003","printed":"垫办交〔2026〕3号","rework":false,"role":"supporting","unit":"housing"}}', x'78221800185bd08dd02622030a28520c6582afbe340eb6b8ef89217ec0fd9d01');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 25, '500231-2026-000002', 7, 'slip-signed.1', 1772415000, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 21, '{"fact":{"onePerson":true,"slip":"500231-2026-J0003"},"opens":[{"act":"receive-slip","clause":"3.3","due":{"at":"2026-03-02T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"","on":"2026-03-02","provisional":false,"term":"workdays 0.5"},"id":6,"missed":false,"party":"unit:housing","rung":0,"slip":"500231-2026-J0003"},{"act":"handle-slip","clause":"3.3","due":{"at":"2026-03-09T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"wwww--w","on":"2026-03-09","provisional":false,"term":"workdays 5"},"id":7,"missed":false,"party":"unit:housing","rung":0,"slip":"500231-2026-J0003"}]}', x'1ade002197ca0cf9b0cbb4285f631ec91ee506393ac4234c4478f869e4f9710c');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 26, '500231-2026-000001', 6, 'slip-received.1', 1772415000, 'transport', 'unit', '', 'transport', null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 26, '{"closes":[3],"fact":{"slip":"500231-2026-J0001"},"opens":[{"act":"name-task-force","clause":"3.3 L1","due":{"at":"2026-03-02T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"","on":"2026-03-02","provisional":false,"term":"workdays 0.5"},"id":5,"missed":false,"party":"unit:transport","rung":0,"slip":"500231-2026-J0001"}]}', x'b46ac18402db23c3ef2529ba6bb9be383e5ab2c5f3dfbd89adfc751dad7bc653');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 27, '500231-2026-000001', 7, 'matter-completed.1', 1772415000, 'transport', 'unit', '', 'transport', null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 27, '{"closes":[4,5],"fact":{"outcome":"resolved","reply":{"at":"2026-03-02T09:30:00+08:00","how":"phone","text":{"digest":"58dbaaa6e27254160ca83b381fb7d94a3832f9abd66799dcd9f3bd439f4b26ee","id":"cddfb4235775985d842108b9"}},"result":{"digest":"d47800bc7795fb8dbbac11ae9a6036eb69dc53baad02ae6eacd6b12d6f6aa3cf","id":"6204b53461fb882b08ab3d73"}},"opens":[{"act":"receive-office-copy","clause":"3.4a","due":{"at":"2026-03-09T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"wwww--w","on":"2026-03-09","provisional":false,"term":"workdays 5"},"id":6,"missed":false,"party":"office","rung":0},{"act":"receive-oversight-copy","clause":"3.4a","due":{"at":"2026-03-09T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"wwww--w","on":"2026-03-09","provisional":false,"term":"workdays 5"},"id":7,"missed":false,"party":"oversight","rung":0},{"act":"call","clause":"3.4b","due":{"at":"2026-03-05T23:59:59+08:00","from":"2026-03-02T09:30:00+08:00","marks":"www","on":"2026-03-05","provisional":false,"term":"workdays 3"},"id":8,"missed":false,"party":"office","rung":0}]}', x'2e7d1d3b1acfa7c2aa2484f05dc7d130f48c0277e33f5385cdea7583f3644b13');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 28, '500231-2026-000002', 8, 'due-missed.1', 1772467200, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 28, '{"fact":{"act":"receive-slip","obligation":4,"party":"unit:transport","rung":1},"opens":[{"about":4,"act":"confirm-receipt","clause":"3.3","due":{"at":"2026-03-03T23:59:59+08:00","from":"2026-03-03T00:00:00+08:00","marks":"","on":"2026-03-03","provisional":false,"term":"workdays 0.5"},"id":8,"missed":false,"party":"office","rung":1,"slip":"500231-2026-J0002"}]}', x'df585070eec64183d93a2e9ef3ca69b4035af8e9fa86ff45ff87b0824f76871e');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 29, '500231-2026-000002', 9, 'due-missed.1', 1772467200, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 28, '{"fact":{"act":"receive-slip","obligation":6,"party":"unit:housing","rung":1},"opens":[{"about":6,"act":"confirm-receipt","clause":"3.3","due":{"at":"2026-03-03T23:59:59+08:00","from":"2026-03-03T00:00:00+08:00","marks":"","on":"2026-03-03","provisional":false,"term":"workdays 0.5"},"id":9,"missed":false,"party":"office","rung":1,"slip":"500231-2026-J0003"}]}', x'f5142959a5e0595177322202bfdba519afb0c5fe8e76560aafe0eb501efc5370');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 30, '500231-2026-000001', 8, 'follow-up-called.1', 1772503200, 'office2', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 30, '{"closes":[8],"fact":{"ratings":{"attitude":5,"efficiency":5,"integrity":5,"result":4},"reached":true,"remark":{"digest":"119fa341eb6a2b875828f0629d3e73e052bde21dfb6ee1c60b3af68912abd1b3","id":"771eb03bc592015d6bfaa4ea"}},"opens":[{"act":"close","clause":"closed loop","due":{"at":"2026-03-04T23:59:59+08:00","from":"2026-03-03T10:00:00+08:00","marks":"w","on":"2026-03-04","provisional":false,"term":"workdays 1"},"id":9,"missed":false,"party":"office","rung":0}]}', x'3293254211b82c0e95df6c32d2ccd15bea153fc7010378c3c5dac746e9461a37');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 31, '500231-2026-000001', 9, 'copy-received.1', 1772503200, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 31, '{"closes":[6],"fact":{"holder":"office"}}', x'e6302138d0e830b901b07132322d0484128691167aa7dcab7951e2e4daf912e6');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 32, '500231-2026-000001', 10, 'copy-received.1', 1772503200, 'oversight', 'oversight', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 32, '{"closes":[7],"fact":{"holder":"oversight"}}', x'531b42f3b714797da8329980e170087fc247acd2505d1d99bf2e065f43660628');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 33, '500231-2026-000001', 11, 'matter-closed.1', 1772503200, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 33, '{"closes":[9],"fact":{},"opens":[{"act":"file","clause":"file","due":{"at":"2026-03-10T23:59:59+08:00","from":"2026-03-03T10:00:00+08:00","marks":"www--ww","on":"2026-03-10","provisional":false,"term":"workdays 5"},"id":10,"missed":false,"party":"office","rung":0}]}', x'300fee426a76c64e44a53f905b85ab191e9688848fedd5aa79afbc9cd0ac8594');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 34, '500231-2026-000004', 2, 'matter-judged.1', 1772503200, 'office', 'office', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 34, '{"closes":[1],"fact":{"decision":"decline","discretionary":false,"explanation":{"digest":"99f818bb983fc29e27122192eae79096f11f927c28d8afb185854d6529bc1d5c","id":"1cfb08250c8d8ebf40c8abf7"},"further":[],"ground":"litigation","participants":[{"account":"office","opinion":{"digest":"2b5d8d51b025ed31606d8aa48c456720e1393de115baa5ee5ea27c98a9e3b62b","id":"3d4e0d414f1c5d5985804c3b"}}]},"opens":[{"act":"countersign","clause":"3.2","due":{"at":"2026-03-03T23:59:59+08:00","from":"2026-03-03T10:00:00+08:00","marks":"","on":"2026-03-03","provisional":false,"term":"workdays 0.5"},"id":2,"missed":false,"party":"head","rung":0}]}', x'27aaa3135131ce0c1e5849240d1e6d46ae27f586f1f395bd3a0e9a4d28b07d5d');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 35, '500231-2026-000002', 10, 'slip-deemed-received.1', 1772553600, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 35, '{"closes":[4,8],"fact":{"slip":"500231-2026-J0002"}}', x'2845aba10c705f0ac3abe3a6bc7224819709188febf38aa793df78f4bec0af12');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 36, '500231-2026-000002', 11, 'slip-deemed-received.1', 1772553600, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 35, '{"closes":[6,9],"fact":{"slip":"500231-2026-J0003"}}', x'b1fc969cc39910e7b5a4e1e28157601ebd0a7c0d6b0ed30d63ae8a3733f9bf50');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 37, '500231-2026-000003', 2, 'due-missed.1', 1772553600, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 37, '{"fact":{"act":"judge","obligation":1,"party":"office","rung":1},"opens":[{"about":1,"act":"press","clause":"closed loop","due":{"at":"2026-03-05T23:59:59+08:00","from":"2026-03-04T00:00:00+08:00","marks":"w","on":"2026-03-05","provisional":false,"term":"workdays 1"},"id":2,"missed":false,"party":"head","rung":1}]}', x'270013c671e1b90027bac0212f2ae258c7704fe23d2fbf94057663d452a212e5');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 38, '500231-2026-000004', 3, 'due-missed.1', 1772553600, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 38, '{"fact":{"act":"countersign","obligation":2,"party":"head","rung":1},"opens":[{"about":2,"act":"press","clause":"closed loop","due":{"at":"2026-03-05T23:59:59+08:00","from":"2026-03-04T00:00:00+08:00","marks":"w","on":"2026-03-05","provisional":false,"term":"workdays 1"},"id":3,"missed":false,"party":"group-leader","rung":1}]}', x'0bfc8bd5bde1808daa5dc2feb9838546f782ed4efe9a3341c765894329f90ad4');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 39, '500231-2026-000002', 12, 'due-missed.1', 1772640000, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 39, '{"fact":{"act":"take-minutes","obligation":3,"party":"office","rung":1},"opens":[{"about":3,"act":"press","clause":"closed loop","due":{"at":"2026-03-06T23:59:59+08:00","from":"2026-03-05T00:00:00+08:00","marks":"w","on":"2026-03-06","provisional":false,"term":"workdays 1"},"id":10,"missed":false,"party":"head","rung":1}]}', x'9119b6cd4878a5464649d173f3b0aa803c115e4dce7fc637612993da3055f3b1');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 40, '500231-2026-000003', 3, 'due-missed.1', 1772726400, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 40, '{"closes":[2],"fact":{"act":"judge","obligation":1,"party":"office","rung":2},"opens":[{"about":1,"act":"press","clause":"closed loop","due":{"at":"2026-03-09T23:59:59+08:00","from":"2026-03-06T00:00:00+08:00","marks":"--w","on":"2026-03-09","provisional":false,"term":"workdays 1"},"id":3,"missed":false,"party":"group-leader","rung":2}]}', x'08fb39cc1025a55c36fbca739ef36bd8fd6259f27f3682227304f99b5ccffef7');
insert into event (jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, command, body, digest) values
('500231', 41, '500231-2026-000004', 4, 'due-missed.1', 1772726400, 'system', 'system', '', null, null, 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', 41, '{"closes":[3],"fact":{"act":"countersign","obligation":2,"party":"head","rung":2},"opens":[{"about":2,"act":"press","clause":"closed loop","due":{"at":"2026-03-09T23:59:59+08:00","from":"2026-03-06T00:00:00+08:00","marks":"--w","on":"2026-03-09","provisional":false,"term":"workdays 1"},"id":4,"missed":false,"party":"oversight","rung":2}]}', x'df99a29b4f3fd559f1b026e04aaea04e1c181fc46813a3ae8d429ab69ec76ac4');
insert into text (jurisdiction, id, salt, body) values
('500231', '144cfedbdf5985938f0331d8', x'3863ffc8398f9e462f22f4eb283ff1bb', '停车场备案办不下来，跑了三趟。');
insert into text (jurisdiction, id, salt, body) values
('500231', '1cfb08250c8d8ebf40c8abf7', x'b8cd3c0b90610bb3772c13438ffa7cd2', '正在法院审理。');
insert into text (jurisdiction, id, salt, body) values
('500231', '1fbf7799143a78af7ed3bd2e', x'6b8f51d2700e35847fcb9479b0570528', '同意受理');
insert into text (jurisdiction, id, salt, body) values
('500231', '20f0cbb0b9eeee47c00480fc', x'45343fa278ef67b0f5d62df5d4aa174a', '营运证换不了');
insert into text (jurisdiction, id, salt, body) values
('500231', '28ba2d03ac706d49a92fdbd9', x'fa513de7f63fd86cfff3ca51a264fa43', '道路运输证换发');
insert into text (jurisdiction, id, salt, body) values
('500231', '2c3cab365b7b3ba0f112cdd9', x'495fb790810da750e2ad101bf3a252c3', '没人管的一件');
insert into text (jurisdiction, id, salt, body) values
('500231', '31585b3392fff6bbfdfda22e', x'f51250346a7e56f23d1b7a17bbf452fa', 'GW9YBUAQ');
insert into text (jurisdiction, id, salt, body) values
('500231', '3d4e0d414f1c5d5985804c3b', x'e27216f13561f0cb38ab47d9b1fd1441', '不受理');
insert into text (jurisdiction, id, salt, body) values
('500231', '6204b53461fb882b08ab3d73', x'6128e2e93868ab9efd871afcbf34809a', '已换发');
insert into text (jurisdiction, id, salt, body) values
('500231', '6a19c6bcca28f3098ea1ab82', x'8e96ebca7ef2a63a99d476911ce0df92', '没人管的一件，跑了三趟。');
insert into text (jurisdiction, id, salt, body) values
('500231', '750290df6ad2d8c797aff61d', x'dda8fad3758cbfd51b3631fa384002aa', '营运证换不了，跑了三趟。');
insert into text (jurisdiction, id, salt, body) values
('500231', '771eb03bc592015d6bfaa4ea', x'ae697ed6852c2e758ba7c9c536f8d7de', '满意');
insert into text (jurisdiction, id, salt, body) values
('500231', '854620e211c528106511c42e', x'531986a50358b138764601ec2a878de4', '5BSH6XAY');
insert into text (jurisdiction, id, salt, body) values
('500231', 'ad9cefb47b6fd94e6bc67baa', x'09034283a7807a954d20bb54e22fb37d', '补贴领不到，跑了三趟。');
insert into text (jurisdiction, id, salt, body) values
('500231', 'b2bfae07f2dea2262714a40e', x'c758fd808cfd7cc5f28cdc54e16f4433', '补贴领不到');
insert into text (jurisdiction, id, salt, body) values
('500231', 'c21f630c053998adb76d1127', x'6274f0d8ebcfba25cc1ec0bf92980836', '停车场备案办不下来');
insert into text (jurisdiction, id, salt, body) values
('500231', 'c56306fc5043b41827f7d500', x'6dd104ab8f30d2086603b76b429ccd51', 'C6792GXA');
insert into text (jurisdiction, id, salt, body) values
('500231', 'ca0810ff38ab1fae094a88a4', x'f792fc26736c53a3cd21e05c2a5e7023', 'KEN99JK2');
insert into text (jurisdiction, id, salt, body) values
('500231', 'cddfb4235775985d842108b9', x'ca24457c8195059e59e0754be5acfdd2', '证已换好');
insert into text (jurisdiction, id, salt, body) values
('500231', 'f23b7434729facdad8e2c402', x'ae4d19838e63a86e8b4e16000474f17a', '同意受理');
insert into person (jurisdiction, id, salt, body, phone) values
('500231', '0383b9304c7259498269ac96', x'f5c2f5df5969b0bb8364f483991c9ff5', '{"kind":"person","name":"李四","phone":"13800000001"}', '13800000001');
insert into person (jurisdiction, id, salt, body, phone) values
('500231', '04bef266e39befb220a727da', x'2da6edcd5dc530421ed7b89961a4dfb1', '{"kind":"person","name":"李四","phone":"13800000001"}', '13800000001');
insert into person (jurisdiction, id, salt, body, phone) values
('500231', '13135c811f1557c7f8c8d593', x'cf9dd4db3ad0b9d7eac007591645d3ee', '{"kind":"person","name":"李四","phone":"13800000001"}', '13800000001');
insert into person (jurisdiction, id, salt, body, phone) values
('500231', 'aa66331228ce94bd80e1a77f', x'd12eaa03da6679c955ccb5ff7de48f61', '{"kind":"person","name":"李四","phone":"13800000001"}', '13800000001');
insert into counter (jurisdiction, name, year, next) values
('500231', 'matter', 2026, 5);
insert into counter (jurisdiction, name, year, next) values
('500231', 'slip', 2026, 4);
insert into idempotency (jurisdiction, account, key, request, answer, at) values
('500231', 'window', 'e4b880e4bbb6', x'1a438bebd10b556e9a14fdf55901d27859aa5209f950ef859c36b650013399d0', x'7b226e756d626572223a223530303233312d323032362d303030303033222c227374616765223a22696e74616b65222c226f7574636f6d65223a6e756c6c2c2276657273696f6e223a312c226f626c69676174696f6e73223a5b7b226964223a312c227061727479223a226f6666696365222c22616374223a226a75646765222c226e616d65223a22e8af84e588a4222c22647565223a22323032362d30332d3033222c226475654174223a22323032362d30332d30335432333a35393a35392b30383a3030222c22636c61757365223a22332e32222c226d6973736564223a66616c73652c2270726f766973696f6e616c223a66616c73657d5d2c22736c697073223a5b5d2c22616374696f6e73223a5b22737570706c656d656e74222c22636f7272656374696f6e222c227769746864726177616c222c226f6e2d7468652d73706f742d7265736f6c7574696f6e225d2c22747261636b696e67436f6465223a224336373932475841227d', 1772415000);
insert into idempotency (jurisdiction, account, key, request, answer, at) values
('500231', 'window', 'e4b88be69da5', x'bd946f99abf8f8442e1fc554ec020ce15a7d20f002c6bf124a796d69952cd5dc', x'7b226e756d626572223a223530303233312d323032362d303030303032222c227374616765223a22696e74616b65222c226f7574636f6d65223a6e756c6c2c2276657273696f6e223a312c226f626c69676174696f6e73223a5b7b226964223a312c227061727479223a226f6666696365222c22616374223a226a75646765222c226e616d65223a22e8af84e588a4222c22647565223a22323032362d30332d3033222c226475654174223a22323032362d30332d30335432333a35393a35392b30383a3030222c22636c61757365223a22332e32222c226d6973736564223a66616c73652c2270726f766973696f6e616c223a66616c73657d5d2c22736c697073223a5b5d2c22616374696f6e73223a5b22737570706c656d656e74222c22636f7272656374696f6e222c227769746864726177616c222c226f6e2d7468652d73706f742d7265736f6c7574696f6e225d2c22747261636b696e67436f6465223a224757395942554151227d', 1772415000);
insert into idempotency (jurisdiction, account, key, request, answer, at) values
('500231', 'window', 'e4b88de4ba86', x'c0abb32f5693786b371293af1f1a9b133a9595e48884079a153001f149f23153', x'7b226e756d626572223a223530303233312d323032362d303030303031222c227374616765223a22696e74616b65222c226f7574636f6d65223a6e756c6c2c2276657273696f6e223a312c226f626c69676174696f6e73223a5b7b226964223a312c227061727479223a226f6666696365222c22616374223a226a75646765222c226e616d65223a22e8af84e588a4222c22647565223a22323032362d30332d3033222c226475654174223a22323032362d30332d30335432333a35393a35392b30383a3030222c22636c61757365223a22332e32222c226d6973736564223a66616c73652c2270726f766973696f6e616c223a66616c73657d5d2c22736c697073223a5b5d2c22616374696f6e73223a5b22737570706c656d656e74222c22636f7272656374696f6e222c227769746864726177616c222c226f6e2d7468652d73706f742d7265736f6c7574696f6e225d2c22747261636b696e67436f6465223a224b454e39394a4b32227d', 1772415000);
insert into idempotency (jurisdiction, account, key, request, answer, at) values
('500231', 'window', 'e4b88de588b0', x'02bf3f874033f19e24380e7a74d9e597f8bd4d9088aa994a7a7a77a2619ed351', x'7b226e756d626572223a223530303233312d323032362d303030303034222c227374616765223a22696e74616b65222c226f7574636f6d65223a6e756c6c2c2276657273696f6e223a312c226f626c69676174696f6e73223a5b7b226964223a312c227061727479223a226f6666696365222c22616374223a226a75646765222c226e616d65223a22e8af84e588a4222c22647565223a22323032362d30332d3033222c226475654174223a22323032362d30332d30335432333a35393a35392b30383a3030222c22636c61757365223a22332e32222c226d6973736564223a66616c73652c2270726f766973696f6e616c223a66616c73657d5d2c22736c697073223a5b5d2c22616374696f6e73223a5b22737570706c656d656e74222c22636f7272656374696f6e222c227769746864726177616c222c226f6e2d7468652d73706f742d7265736f6c7574696f6e225d2c22747261636b696e67436f6465223a223542534836584159227d', 1772415000);
insert into plan_version (jurisdiction, digest, bytes, at) values
('500231', 'aa032c5211ba8c0df773380054b2b57dd872af22e9abb9b6059f16c651800d97', utf8('# 方案：垫江县解决政务服务领域“办不成事”问题。改动前请读同一文件夹里的 README.md。
# 每个值都写明条款（clause）和依据（source）：document 文件有要求；default 文件没有写，由本方案补上，可以改。
#
# The plan of Dianjiang County. Every value has its clause and its source: `document` where the county''s document
# demands it, `default` where the document is silent and this plan fills the silence.

plan: dianjiang-2021-18
title: 垫江县解决政务服务领域“办不成事”问题工作方案
document: 垫江府办发〔2021〕18号
office: 垫江县“办不成事”反映窗口

# 条款：编号和一句话概括。别处的 clause 只能写这里有的编号。
clauses:
  "D1": 受理范围：申请没能受理、没能批下来，或者跑了多次仍没有解决的政务服务
  "D2": 不在范围：涉法、涉诉、涉访和与现行政策不符的事
  "2.1": 不敢办：缺材料、缺证明。查证、容缺、异地签字
  "2.2": 不愿办：政策读得太死。专题研究、担当作为
  "2.3": 不会办：不熟悉、不方便、不会用设备。帮办、导办、代办
  "2.4": 不好办：环节多、材料多。首接单位牵头，事后精简
  "2.5": 不给办：刁难、拖延、态度差。马上办好，另案移送和通报
  "3.1": 一窗受理：各渠道收进来，问清楚，记台账，能当场办的当场办
  "3.2": 两类评判：受理或不予受理，都要答复
  "3.3": 三级调度：定级、派单、时限、退单、延期、中止和监督
  "3.3 L1": 一级：一个单位，专班办理
  "3.3 L2": 二级：几个单位，行管办会商推进
  "3.3 L3": 三级：需要突破，领导召集，一事一议
  "3.4a": 办结反馈：按时办结，答复反映人，抄报备案
  "3.4b": 电话回访：逐件回访，四个方面评价
  "3.4c": 核查督办：差评要查，要督促整改
  "3.4d": 优化提升：定期梳理，举一反三
  "4.1": 组织领导：工作组和各单位分工
  "4.2": 监督考核：通报、考核和线索移送
  "4.3": 总结宣传：定期总结，推广做法
  "5": 服务热线
  "outcomes": 办理结果的种类
  "closed loop": 闭环：每件未了的事都有人负责、有到期时间，逾期逐级上报
  "file": 归档
  "calendar": 工作日历

# 渠道：in-contact 为 true 表示登记时已经和反映人当面或通话，不再另行首次联系；open 为 true 表示不用账号就能反映。
channels:
  - {id: hall, name: 大厅窗口, in-contact: true, open: false, clause: "3.1", source: document}
  - {id: hotline, name: 服务热线, in-contact: true, open: false, clause: "3.1", source: document}
  - {id: online, name: 网上, in-contact: false, open: true, clause: "3.1", source: document}
  - {id: qungong, name: 群工系统, in-contact: false, open: false, clause: "3.1", source: document}
  - {id: found, name: 主动发现, in-contact: false, open: false, clause: "3.1", source: document}
  - {id: township, name: 乡镇（街道）便民服务中心, in-contact: true, open: false, clause: "3.1", source: default}
  - {id: "12345", name: 12345 热线转来, in-contact: false, open: false, clause: "3.1", source: default}
  - {id: other, name: 其他渠道, in-contact: false, open: false, clause: "3.1", source: document}

# 问题类型：name 方案用语，plain 给群众看的说法；sealed 为 true 表示不让被反映单位知道是谁反映的。
obstacles:
  - {id: missing-evidence, name: 不敢办, plain: 材料不齐、证明开不出来, sealed: false, clause: "2.1", source: document}
  - {id: rigid-reading, name: 不愿办, plain: 规定读得太死、没人肯研究, sealed: false, clause: "2.2", source: document}
  - {id: needs-help, name: 不会办, plain: 不清楚怎么办、行动不便、不会用手机电脑, sealed: false, clause: "2.3", source: document}
  - {id: complex, name: 不好办, plain: 要跑几个单位或几个窗口、环节太多, sealed: false, clause: "2.4", source: document}
  - {id: obstructed, name: 不给办, plain: 被刁难、被拖着、态度不好, sealed: true, clause: "2.5", source: document}
  - {id: other, name: 其他, plain: 说不清或者都不像, sealed: false, clause: "D1", source: default}

# 不予受理的理由：advice 是告诉反映人可以怎么办。
decline-grounds:
  - {id: law-enforcement, name: 涉法, advice: 请向作出决定的执法机关提出，或者申请行政复议。, clause: "D2", source: document}
  - {id: litigation, name: 涉诉, advice: 案件在法院，请向办案法院提出。, clause: "D2", source: document}
  - {id: petition, name: 涉访, advice: 已按信访程序办理，请向受理的信访部门了解进展。, clause: "D2", source: document}
  - {id: against-policy, name: 与现行政策不符, advice: 窗口会说明依据的是哪条政策；政策有变化时欢迎再来。, clause: "D2", source: document}
  - {id: not-government-service, name: 不属于政务服务, advice: 窗口会告诉您该找哪个单位，并帮您联系。, clause: "D2", source: default}

# 中止计时的理由。
suspension-grounds:
  - {id: publication, name: 公示, advice: 公示期间暂停计时，期满马上继续。, clause: "3.3", source: default}
  - {id: appraisal, name: 鉴定, advice: 等鉴定意见，出来后马上继续。, clause: "3.3", source: default}
  - {id: expert-review, name: 专家评审, advice: 等评审意见，出来后马上继续。, clause: "3.3", source: default}
  - {id: waiting-for-papers, name: 等待补交材料, advice: 材料交来后马上继续；缺什么、交到哪里，窗口会说清楚。, clause: "3.3", source: default}

# 调度级别：term 是办结时限，stated 表示一事一议、由批示定；extension-workdays 是每次延期最多几个工作日。
# 文件没有写会商纪要和延期，这两项由本方案补上，单独写依据。
levels:
  - number: 1
    name: 一级调度
    convenor: unit
    least-units: 1
    most-units: 1
    term: workdays 2
    needs-instruction: false
    needs-minutes: {value: false, clause: "3.3", source: default}
    needs-task-force: true
    extension-workdays: {value: 2, clause: "3.3", source: default}
    clause: "3.3 L1"
    source: document
  - number: 2
    name: 二级调度
    convenor: office
    least-units: 2
    term: workdays 5
    needs-instruction: false
    needs-minutes: {value: true, clause: "3.3", source: default}
    needs-task-force: false
    extension-workdays: {value: 5, clause: "3.3", source: default}
    clause: "3.3 L2"
    source: document
  - number: 3
    name: 三级调度
    convenor: group-leader
    least-units: 1
    term: stated
    needs-instruction: true
    needs-minutes: {value: true, clause: "3.3", source: default}
    needs-task-force: false
    extension-workdays: {value: 5, clause: "3.3", source: default}
    clause: "3.3 L3"
    source: document

# 立即：2.5 的“立即”按多久算。
at-once: {value: workdays 1, clause: "2.5", source: default}

# 应办之事：谁（party）从什么时候（start）起多久之内（term）办，逾期找谁（ladder）。少写一件，方案就不能用。
# term 的写法：workdays 2 工作日；workdays 0.5 半个工作日；same-day 当日；days 3 自然日；hours 4 小时；at-once 立即；
#   level 按级别；stated 由人逐件定。
# source 说的是期限的依据：有的事文件要求做，但没有说多久，期限由本方案补上，写 default。
# 注意：整行不要折行；名称里有逗号、冒号时请加引号。
acts:
  # 当日：17:30 以前来的当天联系。hours 8 不合适：晚上网上反映的，会在第二天上班前就逾期。
  first-contact: {name: 首次联系反映人, party: office, start: registration, term: same-day, ladder: office, clause: "3.2", source: default}
  judge: {name: 评判, party: office, start: registration, term: workdays 1, ladder: office, clause: "3.2", source: default}
  judge-several: {name: 评判（多个单位或要到现场）, party: office, start: registration, term: workdays 2, ladder: office, clause: "3.2", source: default}
  countersign: {name: 复签不予受理, party: head, start: request, term: workdays 0.5, ladder: head, clause: "3.2", source: default}
  reply-judgement: {name: 答复评判结果, party: office, start: request, term: workdays 1, ladder: office, clause: "3.2", source: default}
  reconsider: {name: 复核, party: head, start: request, term: workdays 2, ladder: head, clause: "3.2", source: default}
  coordinate: {name: 定级派单, party: office, start: acceptance, term: workdays 0.5, ladder: office, clause: "3.3", source: default}
  instruct: {name: 批示, party: group-leader, start: request, term: workdays 2, ladder: leader, clause: "3.3 L3", source: default}
  milestone: {name: 报告阶段进展, party: office, start: request, term: stated, ladder: office, clause: "3.3 L3", source: default}
  check-slip: {name: 审核交办单, party: office, start: request, term: workdays 0.5, ladder: office, clause: "3.3", source: default}
  sign-slip: {name: 签发交办单, party: head, start: request, term: workdays 0.5, ladder: head, clause: "3.3", source: default}
  receive-slip: {name: 签收交办单, party: unit, start: issue, term: workdays 0.5, ladder: unit, clause: "3.3", source: default}
  confirm-receipt: {name: 电话催促签收, party: office, start: request, term: workdays 0.5, ladder: office, clause: "3.3", source: default}
  name-task-force: {name: 成立专班, party: unit, start: receipt, term: workdays 0.5, ladder: unit, clause: "3.3 L1", source: default}
  # 从受理起算：派单迟了算行管办的，不从群众那里扣。提级另起一次。
  handle-slip: {name: 办理交办事项, party: unit, start: acceptance, term: level, ladder: unit, clause: "3.3", source: document}
  complete: {name: 办结并答复反映人, party: unit, start: acceptance, term: level, ladder: unit, clause: "3.4a", source: document}
  rule-return: {name: 裁定退单, party: head, start: request, term: workdays 0.5, ladder: head, clause: "3.3", source: default}
  take-minutes: {name: 整理会商纪要, party: office, start: coordination, term: workdays 2, ladder: office, clause: "3.3 L2", source: default}
  decide-extension: {name: 审批延期, party: head, start: request, term: workdays 0.5, ladder: head, clause: "3.3", source: default}
  resume: {name: 恢复计时, party: office, start: request, term: stated, ladder: office, clause: "3.3", source: default}
  supplement: {name: 补充材料, party: reporter, start: request, term: workdays 5, ladder: reporter, clause: "3.3", source: default}
  approve-outcome: {name: 审批办理结果, party: head, start: request, term: workdays 1, ladder: head, clause: "outcomes", source: default}
  recheck: {name: 再查条件是否具备, party: office, start: request, term: days 30, ladder: office, clause: "outcomes", source: default}
  # 抄报由系统送达，每周签收一次清单。
  receive-office-copy: {name: 收存抄报（行管办）, party: office, start: completion, term: workdays 5, ladder: office, clause: "3.4a", source: default}
  receive-oversight-copy: {name: 收存抄报（监督室）, party: oversight, start: completion, term: workdays 5, ladder: oversight, clause: "3.4a", source: default}
  answer-sender: {name: 向转来单位回复, party: office, start: completion, term: workdays 1, ladder: office, clause: "3.1", source: default}
  # 办结后下一个工作日开始打，争取 3 个工作日打完，最迟 5 个工作日。
  call: {name: 电话回访, party: office, start: completion, term: workdays 3, ladder: office, clause: "3.4b", source: default}
  inquire: {name: 核查差评, party: office, start: call, term: workdays 5, ladder: office, clause: "3.4c", source: default}
  rework: {name: 差评整改, party: unit, start: issue, term: workdays 5, ladder: unit, clause: "3.4c", source: default}
  close: {name: 销号, party: office, start: call, term: workdays 1, ladder: office, clause: "closed loop", source: default}
  file: {name: 归档, party: office, start: closure, term: workdays 5, ladder: office, clause: "file", source: default}
  # 督促谁由下面的阶梯决定，这里的 party 只是阶梯走不通时的去处。
  press: {name: 督促逾期事项, party: head, start: request, term: workdays 1, ladder: head, clause: "closed loop", source: default}
  press-top: {name: 督促逾期事项（最高一级）, party: oversight, start: request, term: workdays 5, ladder: oversight, clause: "closed loop", source: default}
  import-calendar: {name: 导入工作日历, party: admin, start: request, term: workdays 10, ladder: admin, clause: "calendar", source: default}

# 逐级上报：逾期后依次找谁。
ladders:
  unit: {parties: [unit-leader, head, group-leader, oversight], clause: "closed loop", source: default}
  window: {parties: [office, head, group-leader, oversight], clause: "closed loop", source: default}
  office: {parties: [head, group-leader, oversight], clause: "closed loop", source: default}
  head: {parties: [group-leader, oversight], clause: "closed loop", source: default}
  leader: {parties: [oversight], clause: "closed loop", source: default}
  oversight: {parties: [group-leader], clause: "closed loop", source: default}
  reporter: {parties: [office, head, group-leader, oversight], clause: "closed loop", source: default}
  admin: {parties: [office, head, group-leader, oversight], clause: "closed loop", source: default}

# 上限。
caps:
  returns-per-unit: {value: 1, clause: "3.3", source: default} # 每个单位最多退单几次
  returns-per-matter: {value: 2, clause: "3.3", source: default} # 每件最多退单几次
  return-term: {value: workdays 0.5, clause: "3.3", source: default} # 签收后多久之内可以退单
  extensions-by-head: {value: 1, clause: "3.3", source: default} # 主任可批几次延期，再多由组长批
  extensions: {value: 2, clause: "3.3", source: default} # 延期总次数
  reconsiderations: {value: 1, clause: "3.2", source: default} # 复核次数
  reconsideration-term: {value: workdays 5, clause: "3.2", source: default} # 答复后多久之内可以申请复核
  call-attempts: {value: 3, clause: "3.4b", source: default} # 回访打几次仍不通，可以记未接通
  call-days: {value: 2, clause: "3.4b", source: default} # 这几次至少分在几天
  suspension-workdays: {value: 30, clause: "3.3", source: default} # 中止计时最长几个工作日

# 办理结果：needs-approval 为 true 表示要主任批准。
outcomes:
  - {outcome: resolved, name: 办成, needs-approval: false, clause: "outcomes", source: document}
  - {outcome: partly, name: 部分办成, needs-approval: false, clause: "outcomes", source: default}
  - {outcome: explained, name: 政策不允许（已解释）, needs-approval: true, clause: "outcomes", source: default}
  - {outcome: waiting, name: 待条件具备, needs-approval: true, clause: "outcomes", source: default}
  - {outcome: referred, name: 转其他渠道, needs-approval: true, clause: "outcomes", source: default}
  - {outcome: withdrawn, name: 反映人撤回, needs-approval: false, clause: "outcomes", source: default}
  - {outcome: merged, name: 并件, needs-approval: false, clause: "outcomes", source: default}

# 评价：names 从 5 分到 1 分；poor-at-most 是几分及以下算差评。
scale:
  aspects:
    - {id: attitude, name: 服务态度, clause: "3.4b", source: document}
    - {id: result, name: 办理结果, clause: "3.4b", source: document}
    - {id: efficiency, name: 办事效率, clause: "3.4b", source: document}
    - {id: integrity, name: 廉洁勤政, clause: "3.4b", source: document}
  names: {value: [非常满意, 满意, 基本满意, 不满意, 非常不满意], clause: "3.4b", source: default}
  poor-at-most: {value: 2, clause: "3.4c", source: default}

# 服务热线：号码出自文件，时间由本方案补上。
hotlines:
  - {name: 县行管办服务热线, number: "74522706", hours: 工作日上班时间, clause: "5", source: document}
  - {name: “办不成事”反映窗口热线, number: "74511311", hours: 工作日上班时间, clause: "5", source: document}

# 文号：{year} 换成年份，{number} 换成序号。slip 用于交办单；letter 用于商请函（县里不能指令的单位）。
series:
  slip: {value: "垫办交〔{year}〕{number}号", clause: "3.3", source: default}
  letter: {value: "垫办商〔{year}〕{number}号", clause: "3.3", source: default}

# 一人模式：行管办经办人可以自己拟、自己审、自己签发，系统会记下来。
one-person-signing: {value: true, clause: "3.3", source: default}
'), 1795919554);
insert into calendar_version (jurisdiction, digest, bytes, at) values
('500231', '28119e83799b7f3747170cb2833cd2db119fe016101fdff7b4db9033cca323f2', utf8('# 全国法定节假日和调休上班日，2019—2026 年。
# 一行一个假期：name 名称，from、to 放假首日和末日（都算在内），worked 因这个假期调休上班的周六周日。
# 没有写的日子：周一至周五上班，周六周日休息。改动前请读同一文件夹里的 README.md。
#
# Public holidays and make-up workdays, one holiday a line. Days not listed follow the ordinary week.

calendar: cn-2019-2026
years: 2019-2026

holidays:
  # 2019
  # http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm
  # http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm
  - {name: 元旦, from: 2019-01-01, to: 2019-01-01}
  - {name: 春节, from: 2019-02-04, to: 2019-02-10, worked: [2019-02-02, 2019-02-03]}
  - {name: 清明节, from: 2019-04-05, to: 2019-04-05}
  - {name: 劳动节, from: 2019-05-01, to: 2019-05-04, worked: [2019-04-28, 2019-05-05]}
  - {name: 端午节, from: 2019-06-07, to: 2019-06-07}
  - {name: 中秋节, from: 2019-09-13, to: 2019-09-13}
  - {name: 国庆节, from: 2019-10-01, to: 2019-10-07, worked: [2019-09-29, 2019-10-12]}
  # 2020
  # http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm
  # http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm
  - {name: 元旦, from: 2020-01-01, to: 2020-01-01}
  - {name: 春节, from: 2020-01-24, to: 2020-02-02, worked: [2020-01-19]}
  - {name: 清明节, from: 2020-04-04, to: 2020-04-06}
  - {name: 劳动节, from: 2020-05-01, to: 2020-05-05, worked: [2020-04-26, 2020-05-09]}
  - {name: 端午节, from: 2020-06-25, to: 2020-06-27, worked: [2020-06-28]}
  - {name: 国庆节、中秋节, from: 2020-10-01, to: 2020-10-08, worked: [2020-09-27, 2020-10-10]}
  # 2021
  # http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm
  - {name: 元旦, from: 2021-01-01, to: 2021-01-03}
  - {name: 春节, from: 2021-02-11, to: 2021-02-17, worked: [2021-02-07, 2021-02-20]}
  - {name: 清明节, from: 2021-04-03, to: 2021-04-05}
  - {name: 劳动节, from: 2021-05-01, to: 2021-05-05, worked: [2021-04-25, 2021-05-08]}
  - {name: 端午节, from: 2021-06-12, to: 2021-06-14}
  - {name: 中秋节, from: 2021-09-19, to: 2021-09-21, worked: [2021-09-18]}
  - {name: 国庆节, from: 2021-10-01, to: 2021-10-07, worked: [2021-09-26, 2021-10-09]}
  # 2022
  # http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm
  - {name: 元旦, from: 2022-01-01, to: 2022-01-03}
  - {name: 春节, from: 2022-01-31, to: 2022-02-06, worked: [2022-01-29, 2022-01-30]}
  - {name: 清明节, from: 2022-04-03, to: 2022-04-05, worked: [2022-04-02]}
  - {name: 劳动节, from: 2022-04-30, to: 2022-05-04, worked: [2022-04-24, 2022-05-07]}
  - {name: 端午节, from: 2022-06-03, to: 2022-06-05}
  - {name: 中秋节, from: 2022-09-10, to: 2022-09-12}
  - {name: 国庆节, from: 2022-10-01, to: 2022-10-07, worked: [2022-10-08, 2022-10-09]}
  - {name: 元旦, from: 2022-12-31, to: 2023-01-02}
  # 2023
  # http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm
  - {name: 春节, from: 2023-01-21, to: 2023-01-27, worked: [2023-01-28, 2023-01-29]}
  - {name: 清明节, from: 2023-04-05, to: 2023-04-05}
  - {name: 劳动节, from: 2023-04-29, to: 2023-05-03, worked: [2023-04-23, 2023-05-06]}
  - {name: 端午节, from: 2023-06-22, to: 2023-06-24, worked: [2023-06-25]}
  - {name: 中秋节、国庆节, from: 2023-09-29, to: 2023-10-06, worked: [2023-10-07, 2023-10-08]}
  # 2024
  # https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm
  - {name: 元旦, from: 2024-01-01, to: 2024-01-01}
  - {name: 春节, from: 2024-02-10, to: 2024-02-17, worked: [2024-02-04, 2024-02-18]}
  - {name: 清明节, from: 2024-04-04, to: 2024-04-06, worked: [2024-04-07]}
  - {name: 劳动节, from: 2024-05-01, to: 2024-05-05, worked: [2024-04-28, 2024-05-11]}
  - {name: 端午节, from: 2024-06-10, to: 2024-06-10}
  - {name: 中秋节, from: 2024-09-15, to: 2024-09-17, worked: [2024-09-14]}
  - {name: 国庆节, from: 2024-10-01, to: 2024-10-07, worked: [2024-09-29, 2024-10-12]}
  # 2025
  # https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm
  - {name: 元旦, from: 2025-01-01, to: 2025-01-01}
  - {name: 春节, from: 2025-01-28, to: 2025-02-04, worked: [2025-01-26, 2025-02-08]}
  - {name: 清明节, from: 2025-04-04, to: 2025-04-06}
  - {name: 劳动节, from: 2025-05-01, to: 2025-05-05, worked: [2025-04-27]}
  - {name: 端午节, from: 2025-05-31, to: 2025-06-02}
  - {name: 国庆节、中秋节, from: 2025-10-01, to: 2025-10-08, worked: [2025-09-28, 2025-10-11]}
  # 2026
  # https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
  - {name: 元旦, from: 2026-01-01, to: 2026-01-03, worked: [2026-01-04]}
  - {name: 春节, from: 2026-02-15, to: 2026-02-23, worked: [2026-02-14, 2026-02-28]}
  - {name: 清明节, from: 2026-04-04, to: 2026-04-06}
  - {name: 劳动节, from: 2026-05-01, to: 2026-05-05, worked: [2026-05-09]}
  - {name: 端午节, from: 2026-06-19, to: 2026-06-21}
  - {name: 中秋节, from: 2026-09-25, to: 2026-09-27}
  - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, worked: [2026-09-20, 2026-10-10]}

# 本地停办日（例如大厅搬迁）：name、from、to，可以没有。
closures: []
'), 1795919554);
insert into profile (jurisdiction, account, name, phone, password) values
('500231', 'head', '张三', '', 'scrypt$16384$8$1$e64580fd6e9508ef83f13e7eefb8c20b$8900f083a687a38ada833c6b3c543046e278d1ec3da918cc0273dae3233a43b4');
insert into profile (jurisdiction, account, name, phone, password) values
('500231', 'housing', '张三', '', 'scrypt$16384$8$1$1c5a437da011c0d0be0c595e711228f7$07979628526bf648a0b336c3ce6c2bc82c0791a5fa9414dd1bc5c09e1f5a21f0');
insert into profile (jurisdiction, account, name, phone, password) values
('500231', 'office', '张三', '', 'scrypt$16384$8$1$fe69f6cb7ebab3c9c226520816252ff7$d5db60a610c93a6c3357c778f32e39a15d13c1c2ef0de2af25e7702349e348fd');
insert into profile (jurisdiction, account, name, phone, password) values
('500231', 'office2', '张三', '', 'scrypt$16384$8$1$5db4987845cc6bcfb896195fccc2c65d$50900d633e050c3123de268722b3a86c41f3887f80145fd2b1894334b9e7d69c');
insert into profile (jurisdiction, account, name, phone, password) values
('500231', 'oversight', '张三', '', 'scrypt$16384$8$1$9725e1c766fb16599ead4e3e07363155$aa74d910deee7c57d1e4dec8154e717c396a0c6b18261ea71394426f0f3b28db');
insert into profile (jurisdiction, account, name, phone, password) values
('500231', 'transport', '张三', '', 'scrypt$16384$8$1$8e42f94f4b0820284e2675606ca421da$a44093803584bdc6bd5efcd448fb7090be89ff83165b65fdfd2143422f0e92af');
insert into profile (jurisdiction, account, name, phone, password) values
('500231', 'window', '张三', '', 'scrypt$16384$8$1$6056e84dcbf5e5d3aa7df3f207e0b376$ec2828fc7a986e17b8d37c85be03232f48e8eb1d3d29b3e0ca44f4b1d05ac46d');
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'27a6aec5392801c145a05fb8ad2d01c1b3427182a8281705818172d0f1b07fe0', '500231', 'office', 'token', '', 1795919560, 1827541960);
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'2dc7245bcce676330ac6706213e4009f8d4f54c32dffb92691166a4861d759aa', '500231', 'window', 'token', '', 1795919560, 1827541960);
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'3d953c89ea2defae9e3dc6173affd279d929c51d3e11f09e36914d9b7aac8b3d', '500231', 'transport', 'token', '', 1795919560, 1827541960);
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'53f160a6850cbe984a885bf700fcbe4ff838def53bc5d38d47e2f6109568e83b', '500231', 'office', 'session', 'api', 1772503200, 1772546400);
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'a701a9b9c8e6d88745e4322f46d7b8d350af1b59e36e5e72c6e4de5fe9fbbf57', '500231', 'oversight', 'token', '', 1795919560, 1827541960);
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'a7b9d7ea071d041bd0ad2bdd0caf15aaccf7ae64861dfb1b9bbd554a0e1d351e', '500231', 'housing', 'token', '', 1795919560, 1827541960);
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'f453f70ec032376a9571973bda672da73bf2eec30ec0792a1e97d3b471165e91', '500231', 'head', 'token', '', 1795919560, 1827541960);
insert into session (token, jurisdiction, account, kind, label, made_at, ends_at) values
(x'fc6cf7d98267d7835cbe766f76f7134828064fcfc4254a454ebb2a35edd38fdd', '500231', 'office2', 'token', '', 1795919560, 1827541960);
insert into ledger (jurisdiction, number, serial, version, unit_version, stage, outcome, obstacle, obstacle_reported, level, channel, unit, title, narrative, reporter, reported_at, promise_on, due_at) values
('500231', '500231-2026-000001', 12, 11, 7, 'closed', 'resolved', 'needs-help', null, 1, 'hall', 'transport', '20f0cbb0b9eeee47c00480fc', '750290df6ad2d8c797aff61d', '13135c811f1557c7f8c8d593', 1772415000, 20516, 1773158399);
insert into ledger (jurisdiction, number, serial, version, unit_version, stage, outcome, obstacle, obstacle_reported, level, channel, unit, title, narrative, reporter, reported_at, promise_on, due_at) values
('500231', '500231-2026-000002', 13, 12, 9, 'handling', null, 'complex', null, 2, 'hall', 'transport', 'c21f630c053998adb76d1127', '144cfedbdf5985938f0331d8', '04bef266e39befb220a727da', 1772415000, 20521, 1772639999);
insert into ledger (jurisdiction, number, serial, version, unit_version, stage, outcome, obstacle, obstacle_reported, level, channel, unit, title, narrative, reporter, reported_at, promise_on, due_at) values
('500231', '500231-2026-000003', 14, 3, 1, 'intake', null, null, null, null, 'hall', 'transport', '2c3cab365b7b3ba0f112cdd9', '6a19c6bcca28f3098ea1ab82', 'aa66331228ce94bd80e1a77f', 1772415000, null, 1772553599);
insert into ledger (jurisdiction, number, serial, version, unit_version, stage, outcome, obstacle, obstacle_reported, level, channel, unit, title, narrative, reporter, reported_at, promise_on, due_at) values
('500231', '500231-2026-000004', 15, 4, 2, 'judgement', null, null, null, null, 'hall', 'transport', 'b2bfae07f2dea2262714a40e', 'ad9cefb47b6fd94e6bc67baa', '0383b9304c7259498269ac96', 1772415000, null, 1772553599);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000001', 10, 'file', 'office', 20522, 1773158399, 'file', null, null, 0, 0, 0);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000002', 3, 'take-minutes', 'office', 20516, 1772639999, '3.3 L2', null, null, 0, 0, 1);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000002', 5, 'complete', 'unit:transport', 20521, 1773071999, '3.4a', '500231-2026-J0002', null, 0, 0, 0);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000002', 7, 'handle-slip', 'unit:housing', 20521, 1773071999, '3.3', '500231-2026-J0003', null, 0, 0, 0);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000002', 10, 'press', 'head', 20518, 1772812799, 'closed loop', null, 3, 1, 0, 0);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000003', 1, 'judge', 'office', 20515, 1772553599, '3.2', null, null, 0, 0, 1);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000003', 3, 'press', 'group-leader', 20521, 1773071999, 'closed loop', null, 1, 2, 0, 0);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000004', 2, 'countersign', 'head', 20515, 1772553599, '3.2', null, null, 0, 0, 1);
insert into obligation (jurisdiction, record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed) values
('500231', '500231-2026-000004', 4, 'press', 'oversight', 20521, 1773071999, 'closed loop', null, 2, 2, 0, 0);
insert into slip (jurisdiction, record, number, unit, role, state, printed, due_on, due_at) values
('500231', '500231-2026-000001', '500231-2026-J0001', 'transport', 'lead', 'completed', '垫办交〔2026〕1号', 20516, 1772639999);
insert into slip (jurisdiction, record, number, unit, role, state, printed, due_on, due_at) values
('500231', '500231-2026-000002', '500231-2026-J0002', 'transport', 'lead', 'received', '垫办交〔2026〕2号', 20521, 1773071999);
insert into slip (jurisdiction, record, number, unit, role, state, printed, due_on, due_at) values
('500231', '500231-2026-000002', '500231-2026-J0003', 'housing', 'supporting', 'received', '垫办交〔2026〕3号', 20521, 1773071999);
insert into matter_unit (jurisdiction, record, unit, serial) values
('500231', '500231-2026-000001', 'transport', 12);
insert into matter_unit (jurisdiction, record, unit, serial) values
('500231', '500231-2026-000002', 'housing', 13);
insert into matter_unit (jurisdiction, record, unit, serial) values
('500231', '500231-2026-000002', 'transport', 13);
insert into rating (jurisdiction, record, aspect, value) values
('500231', '500231-2026-000001', 'attitude', 5);
insert into rating (jurisdiction, record, aspect, value) values
('500231', '500231-2026-000001', 'efficiency', 5);
insert into rating (jurisdiction, record, aspect, value) values
('500231', '500231-2026-000001', 'integrity', 5);
insert into rating (jurisdiction, record, aspect, value) values
('500231', '500231-2026-000001', 'result', 4);
insert into unit (jurisdiction, id, name, kind, since, until) values
('500231', 'housing', '县住房城乡建委', 'county', 20786, null);
insert into unit (jurisdiction, id, name, kind, since, until) values
('500231', 'transport', '县交通运输委员会', 'county', 20786, null);
insert into account (jurisdiction, id, role, unit, since, disabled_at) values
('500231', 'head', 'head', null, 1795919558, null);
insert into account (jurisdiction, id, role, unit, since, disabled_at) values
('500231', 'housing', 'unit', 'housing', 1795919559, null);
insert into account (jurisdiction, id, role, unit, since, disabled_at) values
('500231', 'office', 'office', null, 1795919556, null);
insert into account (jurisdiction, id, role, unit, since, disabled_at) values
('500231', 'office2', 'office', null, 1795919557, null);
insert into account (jurisdiction, id, role, unit, since, disabled_at) values
('500231', 'oversight', 'oversight', null, 1795919560, null);
insert into account (jurisdiction, id, role, unit, since, disabled_at) values
('500231', 'transport', 'unit', 'transport', 1795919558, null);
insert into account (jurisdiction, id, role, unit, since, disabled_at) values
('500231', 'window', 'window', null, 1795919555, null);
