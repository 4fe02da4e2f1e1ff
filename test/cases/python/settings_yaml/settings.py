import yaml
text = """
# a comment
name: net  # behind
nc: 80
lr: 1e-4
lr2: 1.0e-4
gain: .5
flag: yes
none: ~
empty:
anchors:
  - [10,13, 16,30]  # P3/8
  - [30,61,
     62,45]
backbone:
  [[-1, 1, Conv, [64, 6, 2, 2]],  # 0
   [-1, 3, nn.Upsample, [None, 2, 'nearest']],
   [[-1, 6], 1, Concat, [1]],
  ]
base: &base
  width: 3
  depth: 4
big:
  <<: *base
  depth: 8
items:
- name: a
  args:
    k: 1
- name: "b # c"
- - 1
  - 2
- x
flow: {a: 1, 'b': [1, 2], c: {d: null}}
text: |
  two
    lines
folded: >-
  one
  two

  three
url: http://a.b/c
'quoted key': 'it''s'
plain: several words
  on two lines
0x10: 0o7
oct: 010
neg: -3
big_int: 12345678901234567890
inf: .inf
date: "2020-01-01"
"""
d = yaml.safe_load(text)
for k, v in d.items():
    print(repr(k), repr(v))
print(yaml.load("a: [1, 2]", Loader=yaml.FullLoader), yaml.safe_load(""), yaml.safe_load("3"), yaml.safe_load("- a\n- b"))
