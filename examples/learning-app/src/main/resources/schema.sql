-- Plain SQL that H2 and PostgreSQL both understand, safe to run at every start.
create table if not exists lesson (
  id int primary key,
  subject varchar(40) not null,
  title varchar(80) not null,
  picture varchar(40) not null,
  minutes int not null,
  text varchar(4000) not null, -- paragraphs, an empty line between them
  question varchar(400) not null,
  answer varchar(400) not null
);

create table if not exists pupil (
  name varchar(40) primary key,
  room varchar(10) not null
);

create table if not exists lesson_done (
  pupil varchar(40) not null references pupil (name),
  lesson_id int not null references lesson (id),
  primary key (pupil, lesson_id)
);
