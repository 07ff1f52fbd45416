-- SPDX-FileCopyrightText: 2026 The Parlor developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who comes again after having left uses it again, and stands in invite_uses once.
SELECT 'invite ' || i.id || ': used ' || i.uses || ' times by ' || count(u.user_id) || ' people, good for ' || ifnull(i.max_uses, 'any number')
FROM invites i LEFT JOIN invite_uses u ON u.invite_id = i.id GROUP BY i.id
HAVING i.uses > i.max_uses OR i.uses < count(u.user_id) OR (i.uses > 0) <> (count(u.user_id) > 0) LIMIT 100
