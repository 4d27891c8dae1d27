-- Each row is added only where it is missing, so this may run at every start.
insert into lesson (id, subject, title, picture, minutes, text, question, answer)
select 1, 'Maths', 'What a fraction says', 'fraction', 6,
'Cut a pizza into four equal slices and take three of them. You now have three quarters of the pizza. We write it as 3/4.

The number below the line says how many equal parts make the whole. The number above the line says how many of these parts you have.

Equal is the important word. If one slice is huge and the others are tiny, counting slices tells you nothing.

Different fractions can be the same amount. Half a pizza is exactly as much as two quarters: nobody added any pizza, somebody only cut the half once more. So 1/2 = 2/4.',
'Would you rather have one third or one quarter of the same cake?',
'One third is more. The cake is cut into fewer parts, so each part is bigger.'
where not exists (select 1 from lesson where id = 1);

insert into lesson (id, subject, title, picture, minutes, text, question, answer)
select 2, 'Science', 'The water cycle', 'water', 8,
'The water in your glass is very old. It has been rain, river, sea and cloud, again and again, for billions of years.

The Sun warms the sea, and some of the water turns into a gas that you cannot see: water vapour. That is called evaporation. Plants give off water vapour too, through their leaves.

High up the air is cold. There the vapour turns back into tiny drops, so small that they float. Billions of them together are a cloud. That is called condensation.

When the drops grow too heavy to float, they fall as rain, snow or hail. The water runs into streams and rivers or sinks into the ground, and sooner or later most of it reaches the sea. Then it starts again.',
'On a warm day drops appear on the outside of a cold glass. Where do they come from?',
'From the air. Water vapour touches the cold glass, cools down and condenses, just as it does in a cloud.'
where not exists (select 1 from lesson where id = 2);

insert into lesson (id, subject, title, picture, minutes, text, question, answer)
select 3, 'Space', 'Why the Moon changes its shape', 'moon', 7,
'The Moon makes no light of its own. The Sun shines on it, and always lights up one half, just as it lights up one half of the Earth.

The Moon travels around the Earth. On its way it shows us more or less of its bright half. When the bright half faces away from us we see nothing: new moon. When it faces us we see a full circle: full moon.

In between we see a part of it: a crescent, then half a circle, then almost all. These shapes are called phases. From one full moon to the next it takes about 29 and a half days.

Many people think that the phases are the shadow of the Earth. They are not. The Earth''s shadow falls on the Moon only now and then, and that is called a lunar eclipse.',
'Tonight the Moon is full. What will you see in about two weeks?',
'Next to nothing: new moon. Two weeks is half of the way around, so the bright half faces away from us.'
where not exists (select 1 from lesson where id = 3);

insert into lesson (id, subject, title, picture, minutes, text, question, answer)
select 4, 'Nature', 'How a leaf makes sugar', 'leaf', 7,
'You eat to get energy. A plant does not eat. It makes its own food, out of air, water and light.

A leaf has tiny holes, most of them on its underside. Through them it takes in carbon dioxide, a gas that we breathe out. Water comes up from the roots.

The green stuff in the leaf is called chlorophyll. It catches sunlight, and with that energy the leaf turns carbon dioxide and water into sugar. Oxygen is left over, and the leaf lets it go. This is called photosynthesis: putting together with light.

The plant uses the sugar to live and grow. We breathe the oxygen. So every breath you take is a present from something green.',
'Why does a plant on the window sill lean towards the glass?',
'It grows towards the light, because light is the energy it needs to make sugar.'
where not exists (select 1 from lesson where id = 4);

insert into lesson (id, subject, title, picture, minutes, text, question, answer)
select 5, 'History', 'Counting like the Romans', 'roman', 6,
'The Romans wrote numbers with seven letters: I is 1, V is 5, X is 10, L is 50, C is 100, D is 500 and M is 1000.

Usually the big letters come first and you add them all up. VI is 5 + 1, so 6. XXIII is 10 + 10 + 1 + 1 + 1, so 23.

If a smaller letter stands before a bigger one, you take it away. IV is 5 − 1, so 4. IX is 10 − 1, so 9. That way nobody has to write four equal letters in a row.

The Romans had no sign for zero. You can still find their numbers today: on clocks, on old houses, and behind the names of kings and queens.',
'Which number is XIV?',
'14. X is 10, and IV is 4.'
where not exists (select 1 from lesson where id = 5);

insert into lesson (id, subject, title, picture, minutes, text, question, answer)
select 6, 'Language', 'Their, there and they''re', 'words', 5,
'These three words sound the same, and even grown-ups mix them up. Each of them has its own job.

Their says that something belongs to somebody: their dog, their bikes, their idea. There is an heir inside it, somebody who gets to own things.

There says where: over there. You can find the word here inside it, and here is a place as well.

They''re is short for they are. The apostrophe marks the spot where the letter a was. If you can say they are instead and it still makes sense, it is they''re.',
'Fill the gaps: ... going to feed ... rabbit over ... .',
'They''re going to feed their rabbit over there.'
where not exists (select 1 from lesson where id = 6);

insert into pupil (name, room) select 'Mia', '4b'
where not exists (select 1 from pupil where name = 'Mia');
insert into pupil (name, room) select 'Amina', '4b'
where not exists (select 1 from pupil where name = 'Amina');
insert into pupil (name, room) select 'Ben', '4b'
where not exists (select 1 from pupil where name = 'Ben');
insert into pupil (name, room) select 'Jonas', '4b'
where not exists (select 1 from pupil where name = 'Jonas');
insert into pupil (name, room) select 'Leo', '4b'
where not exists (select 1 from pupil where name = 'Leo');
insert into pupil (name, room) select 'Sofia', '4b'
where not exists (select 1 from pupil where name = 'Sofia');
insert into pupil (name, room) select 'Yuki', '4b'
where not exists (select 1 from pupil where name = 'Yuki');

insert into lesson_done (pupil, lesson_id) select 'Mia', id from lesson where id <= 2
and not exists (select 1 from lesson_done where pupil = 'Mia');
insert into lesson_done (pupil, lesson_id) select 'Amina', id from lesson where id <= 5
and not exists (select 1 from lesson_done where pupil = 'Amina');
insert into lesson_done (pupil, lesson_id) select 'Ben', id from lesson where id <= 1
and not exists (select 1 from lesson_done where pupil = 'Ben');
insert into lesson_done (pupil, lesson_id) select 'Jonas', id from lesson where id <= 3
and not exists (select 1 from lesson_done where pupil = 'Jonas');
insert into lesson_done (pupil, lesson_id) select 'Leo', id from lesson where id <= 2
and not exists (select 1 from lesson_done where pupil = 'Leo');
insert into lesson_done (pupil, lesson_id) select 'Sofia', id from lesson where id <= 4
and not exists (select 1 from lesson_done where pupil = 'Sofia');
insert into lesson_done (pupil, lesson_id) select 'Yuki', id from lesson where id <= 3
and not exists (select 1 from lesson_done where pupil = 'Yuki');
